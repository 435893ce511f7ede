package org.stillmatch.casework.offences;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is recorded as in an offence.
public enum OffenceRole {
    REPORTED,
    SUSPECTED,
    CHARGED,
    CONVICTED,
    ACQUITTED;

    /// Its name in lists and tables.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OffenceRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}

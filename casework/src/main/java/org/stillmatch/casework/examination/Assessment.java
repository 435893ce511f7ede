package org.stillmatch.casework.examination;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The quick look at one entry of a sheet: which are worth the full examination.
public enum Assessment {
    EXCLUDE,
    KEEP,

    /// Its picture does not allow a comparison.
    UNSUITABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Assessment> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}

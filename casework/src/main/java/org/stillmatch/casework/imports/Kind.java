package org.stillmatch.casework.imports;

import java.util.Arrays;
import java.util.Optional;

/// What an import brings.
public enum Kind {
    IMAGES("images", "Custody images: a list and its pictures"),
    CHANGES("changes", "Changes of a day: added, changed and gone"),
    FULL_LIST("full list", "Full list of the source, to compare with"),
    NIST("nist", "ANSI/NIST-ITL files"),
    OFFENCES("offences", "Recorded offences");

    private final String code;
    private final String words;

    Kind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /// Its name in tables and forms.
    public String code() {
        return code;
    }

    /// Its name for people.
    public String words() {
        return words;
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /// Whether it is a CSV file rather than a folder of others.
    boolean hasList() {
        return this != NIST;
    }
}

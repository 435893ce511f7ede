package org.stillmatch.intake.still;

import java.util.Locale;

/// How far a still has come; docs/states.csv says what leads where.
public enum StillState {
    RECEIVED,
    SEARCHABLE,
    NOT_SEARCHABLE,
    SEARCHED;

    /// The name in tables, files and the API, such as 'not searchable'.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static StillState of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /// What its retailer reads: it depends on the picture alone, whatever came of it.
    public String retailersWords() {
        return this == NOT_SEARCHABLE ? "better image needed" : "received";
    }
}

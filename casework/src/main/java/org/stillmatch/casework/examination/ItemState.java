package org.stillmatch.casework.examination;

import java.util.Locale;

/// How far a question has come; docs/states.csv says what leads where. It never tells who of the first two has
/// answered.
public enum ItemState {
    /// Fillers are being chosen.
    PREPARING,
    WAITING,

    /// Both have answered, and the arbiter is asked.
    ARBITRATION,
    CONCLUDED,

    /// It ended without an answer, since its still must not be used any more or nothing more comes of it.
    WITHDRAWN;

    /// In SQL, of a question that waits for an answer.
    public static final String OPEN = "state not in ('concluded', 'withdrawn')";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ItemState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

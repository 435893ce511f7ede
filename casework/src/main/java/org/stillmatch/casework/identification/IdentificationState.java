package org.stillmatch.casework.identification;

import java.util.Locale;

/// What an identification is worth; docs/states.csv says what leads where.
public enum IdentificationState {
    CONFIRMED,

    /// One examiner picked somebody and no other agreed. It is disclosed, and is no lead.
    INCONCLUSIVE,
    WITHDRAWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IdentificationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

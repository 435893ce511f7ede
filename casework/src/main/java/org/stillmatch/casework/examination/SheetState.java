package org.stillmatch.casework.examination;

import java.util.Locale;

/// How far an examiner has come with a sheet; docs/states.csv says what leads where.
public enum SheetState {
    /// The probe is seen, and no candidate yet.
    TAKEN,
    /// What can be seen of the probe is fixed, and the candidates are open.
    DESCRIBED,
    CONCLUDED,
    GIVEN_UP;

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static SheetState of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}

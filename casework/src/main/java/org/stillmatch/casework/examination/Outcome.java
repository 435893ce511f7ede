package org.stillmatch.casework.examination;

import java.util.Locale;

/// What the examiners came to together.
public enum Outcome {
    SAME_PERSON,
    NONE_OF_THESE,

    /// No two whose answers count agreed, or they agreed that it cannot be said.
    INCONCLUSIVE,
    UNSUITABLE;

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Outcome of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}

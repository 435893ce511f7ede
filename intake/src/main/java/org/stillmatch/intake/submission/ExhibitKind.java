package org.stillmatch.intake.submission;

import java.util.Locale;

/// What sort of file an exhibit is.
public enum ExhibitKind {
    STILL,
    CLIP,
    DOCUMENT;

    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ExhibitKind of(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT));
    }
}

package org.stillmatch.casework.examination;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a picture of somebody who agreed to be shown is for. One that is like a custody image gives a test away where a
/// still is expected, and one that is like a still gives a filler away among candidates.
public enum Use {
    /// Shown among candidates.
    PORTRAIT,

    /// Stands in for the still of a test, and is shown among candidates never.
    STILL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Use> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}

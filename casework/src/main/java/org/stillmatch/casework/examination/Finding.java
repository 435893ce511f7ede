package org.stillmatch.casework.examination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How one component of two faces compares.
public enum Finding {
    SIMILAR,
    DIFFERENT,
    NOT_VISIBLE,

    /// It is seen in both, but angle, light or expression forbid a comparison.
    NOT_COMPARABLE;

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Finding> of(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words().equals(words))
                .findFirst();
    }
}

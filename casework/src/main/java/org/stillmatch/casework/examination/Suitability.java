package org.stillmatch.casework.examination;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a probe allows a comparison, said before any candidate is seen.
public enum Suitability {
    SUITABLE,

    /// Some features can be compared.
    LIMITED,
    UNSUITABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Suitability> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}

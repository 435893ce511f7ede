package org.stillmatch.casework.examination;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an examiner concludes of a whole sheet.
public enum Answer {
    THIS_PERSON,
    NONE_OF_THESE,
    INCONCLUSIVE,

    /// The probe does not allow a comparison.
    UNSUITABLE;

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Optional<Answer> of(String words) {
        return Stream.of(values()).filter(each -> each.words().equals(words)).findFirst();
    }
}

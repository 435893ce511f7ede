package org.stillmatch.server.demo;

import java.util.Optional;
import org.stillmatch.casework.enquiry.Decision;

/// What an answer is worth, told from the truth alone.
enum Verdict {
    RIGHT_LEAD("right", false),
    RIGHT_NO_LEAD("right", false),
    REFUSED("refused", false),
    MISSED("WRONG: missed", true),
    WRONG_LEAD("WRONG lead", true);

    private final String words;
    private final boolean wrong;

    Verdict(String words, boolean wrong) {
        this.words = words;
        this.wrong = wrong;
    }

    String words() {
        return words;
    }

    boolean wrong() {
        return wrong;
    }

    /// @param truth whom the still shows; empty if nobody in the gallery
    /// @param first the subject ranked first, if a search took place
    static Verdict of(Decision decision, Optional<String> truth, Optional<String> first) {
        return switch (decision) {
            case NOT_SEARCHABLE -> REFUSED;
            case NO_LEAD -> truth.isPresent() ? MISSED : RIGHT_NO_LEAD;
            case LEAD -> truth.isPresent() && truth.equals(first) ? RIGHT_LEAD : WRONG_LEAD;
        };
    }
}

package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/// Whether a custody image may be compared on a day.
final class Eligible {
    static final String UNDER_AGE = "taken under the age of 18";
    static final String NO_BASIS = "no lawful basis";
    static final String NO_REVIEW = "no review date";
    static final String REVIEW_PASSED = "review date passed";

    private static final int OF_AGE = 18;

    private Eligible() {}

    /// The first reason why it may not, empty if it may.
    ///
    /// A demonstration stands in for a basis and a review date that are absent, for nothing else.
    static Optional<String> objection(CustodyEntry entry, LocalDate today) {
        if (entry.bornOn().isPresent()
                && age(entry.bornOn().get(), entry.capturedOn().orElse(today)) < OF_AGE) {
            return Optional.of(UNDER_AGE);
        }
        if (entry.reviewOn().filter(today::isAfter).isPresent()) {
            return Optional.of(REVIEW_PASSED);
        }
        if (entry.demoBasis()) {
            return Optional.empty();
        }
        if (entry.basis().isEmpty()) {
            return Optional.of(NO_BASIS);
        }
        return entry.reviewOn().isEmpty() ? Optional.of(NO_REVIEW) : Optional.empty();
    }

    /// In whole years; who was born on 29 February is a year older on 1 March.
    private static int age(LocalDate born, LocalDate on) {
        return Period.between(born, on).getYears();
    }
}

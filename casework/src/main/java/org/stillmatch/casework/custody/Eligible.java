package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.util.Optional;

/// Whether a custody image may be compared on a day.
final class Eligible {
    static final String WITHDRAWN = "withdrawn";
    static final String UNDER_AGE = "taken under the age of 18";
    static final String NO_BASIS = "no lawful basis";
    static final String NO_REVIEW = "no review date";
    static final String REVIEW_PASSED = "review date passed";

    private Eligible() {}

    /// The first reason why it may not, empty if it may.
    ///
    /// A demonstration stands in for a basis and a review date that are absent, for nothing else.
    static Optional<String> objection(CustodyEntry entry, LocalDate today) {
        return Optional.ofNullable(Terms.of(entry).objection((int) today.toEpochDay(), false));
    }
}

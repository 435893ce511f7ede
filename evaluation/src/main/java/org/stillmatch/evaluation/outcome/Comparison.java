package org.stillmatch.evaluation.outcome;

/// What came of comparing two pictures: a score, or the reason why there is none.
public sealed interface Comparison {
    /// @param score the comparison score, finite; higher means more alike
    record Compared(double score) implements Comparison {
        /// @throws IllegalArgumentException if the score is not finite
        public Compared {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("A comparison score is a finite number, not " + score);
            }
        }
    }

    /// A side failed to enrol, so nothing was compared.
    ///
    /// @param reason in words for the person who could send a better picture
    record NotCompared(String reason) implements Comparison {
        /// @throws IllegalArgumentException if no reason is given
        public NotCompared {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A failure to enrol needs its reason");
            }
        }
    }
}

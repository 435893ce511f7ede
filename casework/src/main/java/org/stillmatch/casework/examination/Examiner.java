package org.stillmatch.casework.examination;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.stillmatch.evaluation.interval.Interval;
import org.stillmatch.evaluation.interval.Wilson;

/// How one examiner has done. Counts first: shares of small numbers say little, and their intervals say how little.
///
/// @param sheets that were concluded
/// @param minutes half of them took no longer than this, from taking to concluding
/// @param fillersPicked of `sheets`: each is an error
/// @param agreed with the other of the first two, of `compared` questions that both answered
/// @param matesPicked of `matesShown` tests that showed the right person
/// @param recent the same of the last ninety days
public record Examiner(UUID account, String name, Counts all, Counts recent) {
    /// @param minutes empty if nothing was concluded
    public record Counts(
            int sheets,
            OptionalDouble minutes,
            int fillersPicked,
            int compared,
            int agreed,
            int matesShown,
            int matesPicked) {
        /// Sheets on which a filler was picked.
        public Optional<Interval> fillerErrors() {
            return interval(fillersPicked, sheets);
        }

        public Optional<Interval> agreement() {
            return interval(agreed, compared);
        }

        public Optional<Interval> matesFound() {
            return interval(matesPicked, matesShown);
        }

        private static Optional<Interval> interval(int hits, int trials) {
            return trials == 0 ? Optional.empty() : Optional.of(Wilson.of(hits, trials));
        }
    }

    /// Whether the last ninety days differ from what was before by more than chance would explain: the two intervals of
    /// filler errors, or of agreement, do not meet.
    public boolean drifts() {
        Counts before = new Counts(
                all.sheets - recent.sheets,
                OptionalDouble.empty(),
                all.fillersPicked - recent.fillersPicked,
                all.compared - recent.compared,
                all.agreed - recent.agreed,
                all.matesShown - recent.matesShown,
                all.matesPicked - recent.matesPicked);
        return apart(before.fillerErrors(), recent.fillerErrors()) || apart(before.agreement(), recent.agreement());
    }

    private static boolean apart(Optional<Interval> one, Optional<Interval> other) {
        return one.isPresent()
                && other.isPresent()
                && (one.get().high() < other.get().low()
                        || other.get().high() < one.get().low());
    }
}

package org.stillmatch.casework.standing;

import java.util.Locale;
import java.util.OptionalDouble;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.evaluation.tail.NonMatedTail;

/// The threshold of one of several searches for the same face.
///
/// Let the policy allow a false lead in a share p of searches, let there be K runs, and let run k compare n(k) people
/// who were enrolled since run k − 1. Run k uses the threshold at which a search of n(k) people for somebody who is not
/// among them gives a lead with the chance p / K. Whatever the runs have to do with each other, the chance of at least
/// one false lead in all of them is then at most K · p / K = p. The more people a run compares, the higher it is. It is
/// never lower than the policy's own.
final class RepeatThreshold {
    private RepeatThreshold() {}

    /// @param runs K
    /// @param subjects n(k)
    static Threshold of(SearchPolicy policy, NonMatedTail tail, int runs, int subjects) {
        double share = policy.fpir() / runs;
        OptionalDouble reached = tail.threshold(Math.max(1, subjects), share);
        double value = Math.max(policy.threshold(), reached.orElse(Double.NEGATIVE_INFINITY));
        return new Threshold(
                value,
                String.format(
                        Locale.ROOT,
                        "FPIR %s of policy %d shared out among %d runs, at %,d newly enrolled people, and no lower than"
                                + " the policy's own threshold",
                        policy.fpir(),
                        policy.number(),
                        runs,
                        subjects));
    }
}

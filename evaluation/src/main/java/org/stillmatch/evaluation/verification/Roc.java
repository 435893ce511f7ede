package org.stillmatch.evaluation.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.stillmatch.evaluation.interval.Allowance;

/// The receiver operating characteristic of sorted pairs and the numbers read from it.
///
/// Shares are of all pairs, those that failed to enrol among them (ISO/IEC 19795-1: false accept and
/// false reject rates, which include failures, as against match rates, which do not).
final class Roc {
    private final SortedPairs pairs;

    Roc(SortedPairs pairs) {
        this.pairs = pairs;
    }

    /// A point for each distinct score, from the strictest threshold to the laxest; empty without both kinds.
    List<RocPoint> points(int[] weights) {
        long mated = pairs.total(true, weights);
        long nonMated = pairs.total(false, weights);
        List<RocPoint> points = new ArrayList<>();
        if (mated == 0 || nonMated == 0) {
            return points;
        }
        long trueAccepts = 0;
        long falseAccepts = 0;
        for (int i = 0; i < pairs.compared; ) {
            int end = pairs.endOfTie(i);
            double threshold = pairs.scores[i];
            for (; i < end; i++) {
                if (pairs.mated[i]) {
                    trueAccepts += pairs.weight(i, weights);
                } else {
                    falseAccepts += pairs.weight(i, weights);
                }
            }
            points.add(new RocPoint(threshold, (double) falseAccepts / nonMated, (double) trueAccepts / mated));
        }
        return points;
    }

    /// The chance that a mated pair scores above a non-mated one, ties half (Mann–Whitney).
    OptionalDouble area(int[] weights) {
        double mated = pairs.total(true, weights);
        double nonMated = pairs.total(false, weights);
        if (mated == 0 || nonMated == 0) {
            return OptionalDouble.empty();
        }
        double area = 0;
        double matedAbove = 0;
        for (int i = 0; i < pairs.size(); ) {
            int end = pairs.endOfTie(i);
            double matedHere = 0;
            double nonMatedHere = 0;
            for (; i < end; i++) {
                if (pairs.mated[i]) {
                    matedHere += pairs.weight(i, weights);
                } else {
                    nonMatedHere += pairs.weight(i, weights);
                }
            }
            area += nonMatedHere * (matedAbove + matedHere / 2);
            matedAbove += matedHere;
        }
        return OptionalDouble.of(area / (mated * nonMated));
    }

    /// The rate at which false accepts and false rejects are equal, on the straight line between the two
    /// neighbouring points; empty when so many failed that the two never meet.
    OptionalDouble equalError(int[] weights) {
        double lastAccepts = 0;
        double lastRejects = 1;
        for (RocPoint point : points(weights)) {
            double accepts = point.falseAccepts();
            double rejects = 1 - point.trueAccepts();
            if (accepts >= rejects) {
                double before = lastRejects - lastAccepts;
                double after = accepts - rejects;
                double along = before / (before + after);
                return OptionalDouble.of(lastAccepts + along * (accepts - lastAccepts));
            }
            lastAccepts = accepts;
            lastRejects = rejects;
        }
        return OptionalDouble.empty();
    }

    /// The smallest threshold that accepts at most floor(rate · non-mated) non-mated pairs:
    /// the next number above the first score too many.
    double threshold(double rate, int[] weights) {
        long allowed = Allowance.count(rate, pairs.total(false, weights));
        long accepted = 0;
        for (int i = 0; i < pairs.compared; i++) {
            if (!pairs.mated[i]) {
                accepted += pairs.weight(i, weights);
                if (accepted > allowed) {
                    return Math.nextUp(pairs.scores[i]);
                }
            }
        }
        return -Double.MAX_VALUE;
    }

    /// The share of mated or of non-mated pairs at or above a threshold; empty when there are none.
    OptionalDouble accepted(boolean mated, double threshold, int[] weights) {
        long total = 0;
        long accepted = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.mated[i] == mated) {
                long weight = pairs.weight(i, weights);
                total += weight;
                if (pairs.scores[i] >= threshold) {
                    accepted += weight;
                }
            }
        }
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) accepted / total);
    }
}

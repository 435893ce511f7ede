package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.stillmatch.evaluation.interval.Allowance;
import org.stillmatch.evaluation.interval.Share;

/// Open-set identification: mated searches against non-mated ones of one source.
///
/// FPIR(T) is the share of non-mated searches with a candidate at or above T. FNIR(T) is the share of
/// mated searches whose own subject is not on the list of 50 at or above T (ISO/IEC 19795-1, NIST FRTE
/// 1:N). A right lead is a mated search whose first candidate is its own subject at or above T; a wrong
/// lead one whose first candidate is somebody else at or above T.
final class OpenSet {
    private final SearchArrays mated;
    private final SearchArrays nonMated;

    OpenSet(SearchArrays mated, SearchArrays nonMated) {
        this.mated = mated;
        this.nonMated = nonMated;
    }

    /// The smallest threshold at which at most floor(rate · n) of n non-mated searches give a lead: the
    /// next number above the first top score too many, so that a tie falls out as a whole.
    double threshold(double rate, int[] weights) {
        long allowed = Allowance.count(rate, nonMated.total(weights));
        long leads = 0;
        for (int i = 0; i < nonMated.size() && nonMated.topScores[i] != Double.NEGATIVE_INFINITY; i++) {
            leads += weights[nonMated.subjects[i]];
            if (leads > allowed) {
                return Math.nextUp(nonMated.topScores[i]);
            }
        }
        return -Double.MAX_VALUE;
    }

    /// [#falseNegatives] as a share of the mated people.
    Share falseNegatives(Threshold threshold) {
        return new Share(w -> falseNegatives(threshold.over(w), w), mated.people());
    }

    Share falsePositives(Threshold threshold) {
        return new Share(w -> falsePositives(threshold.over(w), w), nonMated.people());
    }

    Share rightLeads(Threshold threshold) {
        return new Share(w -> rightLeads(threshold.over(w), w), mated.people());
    }

    Share wrongLeads(Threshold threshold) {
        return new Share(w -> wrongLeads(threshold.over(w), w), mated.people());
    }

    /// The threshold that a rate gives, chosen afresh in every resample.
    Threshold at(double rate) {
        return weights -> threshold(rate, weights);
    }

    /// A threshold that may depend on how often each subject counts.
    @FunctionalInterface
    interface Threshold {
        double over(int[] weights);

        static Threshold fixed(double threshold) {
            return unused -> threshold;
        }
    }

    OptionalDouble falsePositives(double threshold, int[] weights) {
        long leads = 0;
        for (int i = 0; i < nonMated.size() && nonMated.topScores[i] >= threshold; i++) {
            leads += weights[nonMated.subjects[i]];
        }
        return share(leads, nonMated.total(weights));
    }

    OptionalDouble falseNegatives(double threshold, int[] weights) {
        long found = 0;
        for (int i = 0; i < mated.size(); i++) {
            if (mated.mateScores[i] >= threshold) {
                found += weights[mated.subjects[i]];
            }
        }
        long total = mated.total(weights);
        return share(total - found, total);
    }

    OptionalDouble rightLeads(double threshold, int[] weights) {
        return leads(true, threshold, weights);
    }

    OptionalDouble wrongLeads(double threshold, int[] weights) {
        return leads(false, threshold, weights);
    }

    /// A point for each score at which either rate changes, from the strictest threshold to the laxest;
    /// every search counts once. Empty unless there are searches of both kinds.
    List<DetPoint> curve() {
        double[] mates = mated.mateScores.clone();
        Arrays.sort(mates);
        TreeSet<Double> thresholds = new TreeSet<>();
        // Adding 0 makes −0 and 0 one threshold, as they are one score.
        Arrays.stream(mates).forEach(score -> thresholds.add(score + 0.0));
        Arrays.stream(nonMated.topScores).forEach(score -> thresholds.add(score + 0.0));
        thresholds.remove(Double.NEGATIVE_INFINITY);
        List<DetPoint> points = new ArrayList<>();
        if (mates.length == 0 || nonMated.size() == 0) {
            return points;
        }
        int missed = mates.length;
        int leads = 0;
        for (double threshold : thresholds.descendingSet()) {
            while (missed > 0 && mates[missed - 1] >= threshold) {
                missed--;
            }
            while (leads < nonMated.size() && nonMated.topScores[leads] >= threshold) {
                leads++;
            }
            points.add(new DetPoint(threshold, (double) leads / nonMated.size(), (double) missed / mates.length));
        }
        return points;
    }

    private OptionalDouble leads(boolean right, double threshold, int[] weights) {
        long leads = 0;
        for (int i = 0; i < mated.size() && mated.topScores[i] >= threshold; i++) {
            if ((mated.mateRanks[i] == 1) == right) {
                leads += weights[mated.subjects[i]];
            }
        }
        return share(leads, mated.total(weights));
    }

    private static OptionalDouble share(long count, long total) {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / total);
    }
}

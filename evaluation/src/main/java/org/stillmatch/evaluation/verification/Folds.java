package org.stillmatch.evaluation.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Accuracy by the LFW View 2 protocol (Huang et al., 2007): for each fold the threshold that does
/// best on all the others, applied to it; then the mean over folds and its standard error.
///
/// Of thresholds that do equally well the one in the widest gap between scores is taken, at the gap's
/// middle: it is the least sensitive to a single score, and there is no grid to choose.
final class Folds {
    private final SortedPairs pairs;
    private final int[] folds;
    private final boolean failuresAreWrong;

    /// @param failuresAreWrong whether a failed pair is wrong even when it is non-mated
    Folds(SortedPairs pairs, boolean failuresAreWrong) {
        this.pairs = pairs;
        this.folds = Arrays.stream(pairs.folds).distinct().sorted().toArray();
        this.failuresAreWrong = failuresAreWrong;
    }

    int count() {
        return folds.length;
    }

    /// The accuracy of each fold; empty when a fold has no pairs under these weights.
    List<FoldAccuracy> accuracies(int[] weights) {
        long[] weight = new long[pairs.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = pairs.weight(i, weights);
        }
        List<FoldAccuracy> accuracies = new ArrayList<>();
        for (int fold : folds) {
            double threshold = thresholdWithout(fold, weight);
            long total = 0;
            long right = 0;
            for (int i = 0; i < weight.length; i++) {
                if (pairs.folds[i] == fold) {
                    total += weight[i];
                    boolean failed = i >= pairs.compared;
                    boolean correct = pairs.mated[i] == (pairs.scores[i] >= threshold);
                    right += correct && !(failed && failuresAreWrong) ? weight[i] : 0;
                }
            }
            if (total == 0) {
                return List.of();
            }
            accuracies.add(new FoldAccuracy(fold, threshold, (double) right / total));
        }
        return accuracies;
    }

    OptionalDouble mean(int[] weights) {
        return accuracies(weights).stream().mapToDouble(FoldAccuracy::accuracy).average();
    }

    /// Goes down the scores of the other folds; `gain` is mated minus non-mated accepted so far, which
    /// differs from the number of right answers by a constant.
    private double thresholdWithout(int fold, long[] weight) {
        long gain = 0;
        long best = Long.MIN_VALUE;
        double widest = -1;
        double threshold = Double.MAX_VALUE;
        double above = Double.NaN;
        for (int i = 0; i < pairs.compared; i++) {
            if (pairs.folds[i] == fold || weight[i] == 0) {
                continue;
            }
            double score = pairs.scores[i];
            if (score != above) {
                // A threshold may stand between 'above' and 'score'; above the very first, just above it.
                boolean first = Double.isNaN(above);
                double gap = first ? 0 : above - score;
                if (gain > best || (gain == best && gap > widest)) {
                    best = gain;
                    widest = gap;
                    threshold = first ? Math.nextUp(score) : between(score, above);
                }
                above = score;
            }
            gain += pairs.mated[i] ? weight[i] : -weight[i];
        }
        if (gain > best && !Double.isNaN(above)) {
            threshold = above;
        }
        return threshold;
    }

    /// The middle of two scores, which must accept the upper and refuse the lower.
    private static double between(double lower, double upper) {
        double middle = lower + (upper - lower) / 2;
        return middle > lower ? middle : upper;
    }
}

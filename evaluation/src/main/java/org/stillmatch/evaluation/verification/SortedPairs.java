package org.stillmatch.evaluation.verification;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.Comparison;
import org.stillmatch.evaluation.outcome.PairScore;

/// Pairs as parallel arrays, best score first, the failed ones last with a score of −∞.
///
/// −∞ stays inside this package: it makes a failure a non-match at every threshold without a branch.
final class SortedPairs {
    final double[] scores;
    final boolean[] mated;
    final int[] folds;
    final Subjects subjects;
    /// How many pairs have a score; the rest failed.
    final int compared;

    private final int[] left;
    private final int[] right;

    SortedPairs(List<PairScore> pairs, UnaryOperator<String> subjectOf) {
        List<PairScore> sorted = pairs.stream()
                .sorted(Comparator.comparingDouble(SortedPairs::score).reversed())
                .toList();
        subjects = Subjects.of(List.of(pairs.stream()
                .flatMap(p -> Stream.of(subjectOf.apply(p.left()), subjectOf.apply(p.right())))
                .toList()));
        int n = sorted.size();
        scores = new double[n];
        mated = new boolean[n];
        folds = new int[n];
        left = new int[n];
        right = new int[n];
        int withScore = 0;
        for (int i = 0; i < n; i++) {
            PairScore pair = sorted.get(i);
            scores[i] = score(pair);
            mated[i] = pair.same();
            folds[i] = pair.fold();
            left[i] = subjects.number(subjectOf.apply(pair.left()));
            right[i] = subjects.number(subjectOf.apply(pair.right()));
            if (scores[i] != Double.NEGATIVE_INFINITY) {
                withScore++;
            }
        }
        compared = withScore;
    }

    int size() {
        return scores.length;
    }

    /// How often a pair counts: as often as its subject, or as the product of its two subjects.
    long weight(int pair, int[] weights) {
        int l = left[pair];
        int r = right[pair];
        return l == r ? weights[l] : (long) weights[l] * weights[r];
    }

    /// The total weight of the mated or of the non-mated pairs.
    long total(boolean ofMated, int[] weights) {
        long sum = 0;
        for (int i = 0; i < scores.length; i++) {
            if (mated[i] == ofMated) {
                sum += weight(i, weights);
            }
        }
        return sum;
    }

    /// One past the last pair with the same score as pair `start`.
    int endOfTie(int start) {
        int end = start + 1;
        while (end < scores.length && scores[end] == scores[start]) {
            end++;
        }
        return end;
    }

    private static double score(PairScore pair) {
        return switch (pair.comparison()) {
            case Comparison.Compared c -> c.score();
            case Comparison.NotCompared unused -> Double.NEGATIVE_INFINITY;
        };
    }
}

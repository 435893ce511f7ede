package org.stillmatch.evaluation.identification;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Searches as parallel arrays, highest top score first; a search without candidates has a top score of −∞.
///
/// −∞ stays inside this package: no threshold is as low, so such a search never gives a lead.
final class SearchArrays {
    final double[] topScores;
    /// The score of the probe's own subject, −∞ when it is not on the list.
    final double[] mateScores;
    /// The rank of the probe's own subject from 1, or one past the longest list.
    final int[] mateRanks;
    final int[] subjects;

    SearchArrays(List<SearchOutcome> outcomes, Gate gate, Subjects numbering) {
        List<SearchOutcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble((SearchOutcome o) -> top(o, gate))
                        .reversed())
                .toList();
        int n = sorted.size();
        topScores = new double[n];
        mateScores = new double[n];
        mateRanks = new int[n];
        subjects = new int[n];
        for (int i = 0; i < n; i++) {
            SearchOutcome outcome = sorted.get(i);
            topScores[i] = top(outcome, gate);
            OptionalInt rank = gate.passes(outcome) ? outcome.mateRank() : OptionalInt.empty();
            mateRanks[i] = rank.orElse(SearchOutcome.LONGEST + 1);
            mateScores[i] = rank.isPresent()
                    ? outcome.candidates().get(rank.getAsInt() - 1).score()
                    : Double.NEGATIVE_INFINITY;
            subjects[i] = numbering.number(outcome.subject());
        }
    }

    int size() {
        return topScores.length;
    }

    /// How many different people the probes show.
    int people() {
        return (int) Arrays.stream(subjects).distinct().count();
    }

    long total(int[] weights) {
        long sum = 0;
        for (int subject : subjects) {
            sum += weights[subject];
        }
        return sum;
    }

    private static double top(SearchOutcome outcome, Gate gate) {
        return gate.passes(outcome) ? outcome.topScore().orElse(Double.NEGATIVE_INFINITY) : Double.NEGATIVE_INFINITY;
    }
}

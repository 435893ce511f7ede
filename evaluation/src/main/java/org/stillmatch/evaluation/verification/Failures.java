package org.stillmatch.evaluation.verification;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillmatch.evaluation.outcome.Comparison;
import org.stillmatch.evaluation.outcome.PairScore;

/// Pairs of which a side failed to enrol. Each counts as a non-match.
///
/// @param mated failed mated pairs, each a false reject
/// @param nonMated failed non-mated pairs
/// @param byReason pairs by the reason given
public record Failures(int mated, int nonMated, SortedMap<String, Integer> byReason) {
    static Failures among(List<PairScore> pairs) {
        int mated = 0;
        int nonMated = 0;
        SortedMap<String, Integer> byReason = new TreeMap<>();
        for (PairScore pair : pairs) {
            if (pair.comparison() instanceof Comparison.NotCompared(String reason)) {
                byReason.merge(reason, 1, Integer::sum);
                if (pair.same()) {
                    mated++;
                } else {
                    nonMated++;
                }
            }
        }
        return new Failures(mated, nonMated, byReason);
    }
}

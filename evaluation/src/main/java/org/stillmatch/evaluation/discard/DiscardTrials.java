package org.stillmatch.evaluation.discard;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.stillmatch.evaluation.outcome.Comparison;
import org.stillmatch.evaluation.outcome.PairScore;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Turns outcomes into trials that could be discarded, by the quality of each picture.
public final class DiscardTrials {
    private DiscardTrials() {}

    /// Mated searches, searchable or not; an error is an own subject not on the list at or above the threshold.
    ///
    /// @param quality by probe; a probe that is missing could not be assessed
    public static List<Discardable> ofSearches(
            List<SearchOutcome> searches, Map<String, Double> quality, double threshold) {
        return searches.stream()
                .filter(s -> s.kind() == SearchKind.MATED)
                .map(s -> new Discardable(quality(quality, s.probe()), !finds(s, threshold)))
                .toList();
    }

    /// Mated pairs; a pair is as good as its worse side, and an error is a score below the threshold or none.
    ///
    /// @param quality by picture; a picture that is missing could not be assessed
    public static List<Discardable> ofPairs(List<PairScore> pairs, Map<String, Double> quality, double threshold) {
        return pairs.stream()
                .filter(PairScore::same)
                .map(p -> new Discardable(
                        worse(quality(quality, p.left()), quality(quality, p.right())), !accepts(p, threshold)))
                .toList();
    }

    private static boolean finds(SearchOutcome search, double threshold) {
        return search.mateRank().stream()
                .anyMatch(rank -> search.candidates().get(rank - 1).score() >= threshold);
    }

    private static boolean accepts(PairScore pair, double threshold) {
        return pair.comparison() instanceof Comparison.Compared(double score) && score >= threshold;
    }

    private static OptionalDouble quality(Map<String, Double> quality, String picture) {
        Double value = quality.get(picture);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalDouble worse(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() || b.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(a.getAsDouble(), b.getAsDouble()));
    }
}

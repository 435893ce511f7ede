package org.stillmatch.evaluation.identification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.outcome.SearchKind;

/// Open-set findings under one gate, with thresholds from one source of non-mated searches.
///
/// @param source where the non-mated searches come from, never [SearchKind#MATED]
/// @param nonMatedSearches all of them, also those without a candidate
/// @param points at each rate of [Identification#RATES] and the one that the run is judged at
/// @param curve strictest threshold first
public record OpenSetFindings(
        Gate gate,
        SearchKind source,
        int matedSearches,
        int nonMatedSearches,
        List<Measurement<LeadPoint>> points,
        List<DetPoint> curve) {
    /// The point at a rate; empty when it is not measurable or was not asked for.
    public Optional<LeadPoint> at(double rate) {
        return points.stream()
                .filter(p -> p.allowance().rate() == rate)
                .flatMap(p -> p instanceof Measurement.Measured<LeadPoint>(var unused, LeadPoint point)
                        ? Stream.of(point)
                        : Stream.empty())
                .findFirst();
    }
}

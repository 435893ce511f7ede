package org.stillmatch.evaluation.identification;

import java.util.List;
import org.stillmatch.evaluation.interval.Difference;

/// What changed between a plain run and another on the same probes; positive means more in the other.
///
/// @param ownThreshold whether the other run's thresholds come from its own non-mated searches; else
///     it has none and is judged with the plain run's thresholds
/// @param firstRank share of mated probes found at rank 1, forced
/// @param rates the measurable rates of false leads
public record RunDifference(boolean ownThreshold, Difference firstRank, List<AtRate> rates) {
    /// Differences at one rate of false leads, as shares of the mated probes.
    public record AtRate(double rate, Difference right, Difference wrong, Difference falseNegatives) {}
}

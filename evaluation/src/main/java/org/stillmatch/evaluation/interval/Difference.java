package org.stillmatch.evaluation.interval;

/// How a run differs from another on the same subjects.
///
/// @param estimate the other's value minus the plain one's, with the interval of that difference
/// @param shareAbove in how many of the resamples the difference was above zero, 0..1
public record Difference(Estimate estimate, double shareAbove) {
    /// Whether the interval leaves zero out, so that the difference is more than the choice of subjects.
    public boolean isClear() {
        return estimate.interval().map(i -> i.low() > 0 || i.high() < 0).orElse(false);
    }
}

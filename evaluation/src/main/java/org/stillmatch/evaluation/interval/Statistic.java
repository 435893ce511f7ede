package org.stillmatch.evaluation.interval;

import java.util.OptionalDouble;

/// A number computed from a sample in which each subject counts a given number of times.
@FunctionalInterface
public interface Statistic {
    /// @param weights how often each subject counts, by its number in [Subjects]; not to be changed
    /// @return empty when such a sample leaves the number undefined (nothing to divide by)
    OptionalDouble over(int[] weights);
}

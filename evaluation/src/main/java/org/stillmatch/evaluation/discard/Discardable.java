package org.stillmatch.evaluation.discard;

import java.util.OptionalDouble;

/// A trial that could have been left out for its quality.
///
/// @param quality higher is better; empty when the measure failed to assess the picture
/// @param error whether the trial ended in a false negative at the fixed threshold
public record Discardable(OptionalDouble quality, boolean error) {}

package org.stillmatch.evaluation.interval;

import java.util.Optional;

/// A measured value with its interval; none when too few subjects stand behind it.
public record Estimate(double value, Optional<Interval> interval) {}

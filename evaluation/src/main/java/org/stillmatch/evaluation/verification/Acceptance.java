package org.stillmatch.evaluation.verification;

import org.stillmatch.evaluation.interval.Estimate;

/// The operating point at a false accept rate.
///
/// @param threshold the smallest score that keeps within the allowance
/// @param falseAccepts the share of non-mated pairs that it does accept (FAR), at most the rate asked for
/// @param trueAccepts the share of mated pairs accepted (TAR)
public record Acceptance(double threshold, double falseAccepts, Estimate trueAccepts) {}

package org.stillmatch.evaluation.verification;

/// How one fold fared with the threshold chosen on the others.
///
/// @param accuracy share of right answers, 0..1
public record FoldAccuracy(int fold, double threshold, double accuracy) {}

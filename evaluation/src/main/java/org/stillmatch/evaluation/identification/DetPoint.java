package org.stillmatch.evaluation.identification;

/// A point of the decision error trade-off.
///
/// @param falsePositives FPIR, 0..1
/// @param falseNegatives FNIR, 0..1
public record DetPoint(double threshold, double falsePositives, double falseNegatives) {}

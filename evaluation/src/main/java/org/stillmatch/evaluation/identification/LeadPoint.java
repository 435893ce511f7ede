package org.stillmatch.evaluation.identification;

import org.stillmatch.evaluation.interval.Estimate;

/// The operating point at a rate of false leads.
///
/// @param threshold the smallest final score that keeps within the allowance
/// @param falsePositives the FPIR that it does give, at most the rate asked for, at this threshold held fixed
/// @param falseNegatives FNIR: own subject not on the list of 50 at or above the threshold
/// @param right first candidate right and at or above the threshold
/// @param wrong first candidate wrong and at or above the threshold
public record LeadPoint(
        double threshold, Estimate falsePositives, Estimate falseNegatives, LeadCount right, LeadCount wrong) {}

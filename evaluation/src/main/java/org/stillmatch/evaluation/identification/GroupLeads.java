package org.stillmatch.evaluation.identification;

import java.util.Optional;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.outcome.SearchKind;

/// A group's leads at the threshold of the whole run.
///
/// @param right mated probes with a right lead
/// @param wrong mated probes with a wrong lead
/// @param source where the group's non-mated searches come from: the source of the threshold, or the
///     other one if the group has none of the first
/// @param nonMatedSearches how many of them
/// @param falseLeads of which gave a lead
/// @param falseNegatives FNIR; empty without mated searches
/// @param falsePositives FPIR; empty without non-mated searches
public record GroupLeads(
        int right,
        int wrong,
        SearchKind source,
        int nonMatedSearches,
        int falseLeads,
        Optional<Estimate> falseNegatives,
        Optional<Estimate> falsePositives) {}

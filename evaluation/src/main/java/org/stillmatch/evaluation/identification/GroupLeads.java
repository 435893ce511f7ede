package org.stillmatch.evaluation.identification;

import java.util.Optional;
import org.stillmatch.evaluation.interval.Estimate;

/// A group's leads at the threshold of the whole run.
///
/// @param right mated probes with a right lead
/// @param wrong mated probes with a wrong lead
/// @param nonMatedSearches non-mated searches of the source that the threshold comes from
/// @param falseLeads of which gave a lead
/// @param falseNegatives FNIR; empty without mated searches
/// @param falsePositives FPIR; empty without non-mated searches
public record GroupLeads(
        int right,
        int wrong,
        int nonMatedSearches,
        int falseLeads,
        Optional<Estimate> falseNegatives,
        Optional<Estimate> falsePositives) {}

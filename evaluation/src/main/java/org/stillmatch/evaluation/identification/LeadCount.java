package org.stillmatch.evaluation.identification;

import org.stillmatch.evaluation.interval.Estimate;

/// A number of leads among the mated probes.
///
/// @param count how many probes
/// @param share of all mated probes, with its interval
public record LeadCount(int count, Estimate share) {
    static LeadCount of(Estimate share, int probes) {
        return new LeadCount((int) Math.round(share.value() * probes), share);
    }
}

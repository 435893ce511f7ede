package org.stillmatch.evaluation.identification;

import java.util.Optional;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Subjects;

/// One cohort or one camera, judged with the threshold of the whole run.
///
/// @param name the cohort or the camera
/// @param probes distinct probe pictures
/// @param subjects people among them
/// @param searchable share of the pictures that passed the gate
/// @param matedProbes mated searches
/// @param firstRank share of mated searches found at rank 1, forced; empty without any
/// @param leads with the whole run's threshold; empty when the run has none
public record GroupFindings(
        String name,
        int probes,
        int subjects,
        Estimate searchable,
        int matedProbes,
        Optional<Estimate> firstRank,
        Optional<GroupLeads> leads) {
    /// Too few people for a rate to say anything of the group.
    public boolean isSmall() {
        return subjects < Subjects.FEW;
    }
}

package org.stillmatch.evaluation.identification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.evaluation.outcome.SearchKind;

/// What a list of searches shows.
///
/// @param searches how many there are of each kind
/// @param enrolment the gallery and the price of what failed to enrol
/// @param gate how many probes were searchable and why the others were not
/// @param openSets for each gate and each source of non-mated searches that is present
/// @param forcedRanks over every mated probe, a missing list being a miss
/// @param searchableRanks over the mated probes that passed the gate
/// @param groupThreshold what groups are judged with; empty when no rate is measurable
/// @param mateScores the own subject's score in each mated search that has it on its list
/// @param nonMatedTopScores the top score of each non-mated search that has one, by source
public record IdentificationFindings(
        Map<SearchKind, Integer> searches,
        Enrolment enrolment,
        GateFindings gate,
        List<OpenSetFindings> openSets,
        Ranks forcedRanks,
        Ranks searchableRanks,
        Optional<GroupThreshold> groupThreshold,
        List<GroupFindings> byCamera,
        List<GroupFindings> byCohort,
        List<Double> mateScores,
        Map<SearchKind, List<Double>> nonMatedTopScores) {}

package org.stillmatch.evaluation.identification;

import org.stillmatch.evaluation.outcome.SearchKind;

/// The threshold of the whole run that all its groups are judged with.
///
/// @param rate the FPIR that it was chosen for
/// @param gate the gate under which it was chosen
/// @param source the non-mated searches that it was chosen from
public record GroupThreshold(double rate, Gate gate, SearchKind source, double threshold) {}

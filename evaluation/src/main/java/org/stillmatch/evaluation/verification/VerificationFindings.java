package org.stillmatch.evaluation.verification;

import java.util.List;
import java.util.Optional;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Measurement;

/// What a list of pairs shows.
///
/// @param matedPairs all mated pairs, failed ones too
/// @param nonMatedPairs all non-mated pairs, failed ones too
/// @param subjects people behind the pairs, the unit of the intervals
/// @param matedScores scores of the mated pairs that were compared
/// @param nonMatedScores scores of the non-mated pairs that were compared
/// @param equalError the rate at which both errors are equal; empty when they never are
/// @param area under the ROC; empty without both kinds of pair
/// @param folds empty with fewer than two folds
public record VerificationFindings(
        int matedPairs,
        int nonMatedPairs,
        int subjects,
        Failures failures,
        List<Double> matedScores,
        List<Double> nonMatedScores,
        List<RocPoint> roc,
        List<Measurement<Acceptance>> acceptances,
        Optional<Estimate> equalError,
        Optional<Estimate> area,
        Optional<CrossValidation> folds) {}

package org.stillmatch.evaluation.verification;

import java.util.List;
import org.stillmatch.evaluation.interval.Estimate;

/// Accuracy over folds.
///
/// @param folds each fold's threshold and accuracy, failures being non-matches
/// @param mean the mean of the folds' accuracies, with its bootstrap interval
/// @param standardError s/√k with s the standard deviation over the k folds (k − 1 in the divisor)
/// @param failuresWrong the mean when every failed pair is wrong, also a non-mated one
public record CrossValidation(List<FoldAccuracy> folds, Estimate mean, double standardError, double failuresWrong) {
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    static double standardError(List<FoldAccuracy> folds) {
        double mean =
                folds.stream().mapToDouble(FoldAccuracy::accuracy).average().orElseThrow();
        double squares = folds.stream()
                .mapToDouble(f -> (f.accuracy() - mean) * (f.accuracy() - mean))
                .sum();
        return Math.sqrt(squares / (folds.size() - 1) / folds.size());
    }
}

package org.stillmatch.casework.examination;

import java.util.List;
import java.util.OptionalInt;
import org.stillmatch.casework.policy.Evaluation;

/// Both judgements and the score on one scale of seven steps, and their mean, as P. J. Phillips et al. (PNAS 115, 2018)
/// fuse people and algorithms. It is reported beside the answers, never instead: no probability, and no answer is
/// changed by it.
///
/// @param first a full examination's step, −3 to +3
/// @param second the other's
/// @param score how seldom somebody who is not in the gallery scores so high: 0 to +3
public record Fusion(int first, int second, int score) {
    private static final int PARTS = 3;

    /// The mean of the three.
    public double mean() {
        return (first + second + score) / (double) PARTS;
    }

    /// A score as a step: +1 if it is reached in at most one of ten searches for somebody who is not in the gallery, +2
    /// in one of a hundred, +3 in one of a thousand, else 0. A low score supports nothing: the image may be bad.
    ///
    /// @param points that were measured on this gallery; a step that none of them reaches cannot be given
    /// @return empty if nothing was measured
    static OptionalInt step(double score, List<Evaluation.Point> points) {
        if (points.isEmpty()) {
            return OptionalInt.empty();
        }
        double least = points.stream()
                .filter(point -> score >= point.threshold())
                .mapToDouble(Evaluation.Point::fpir)
                .min()
                .orElse(1);
        int step = 0;
        for (double rate = 0.1; step < PARTS && least <= rate * (1 + 1e-9); rate /= 10) {
            step++;
        }
        return OptionalInt.of(step);
    }
}

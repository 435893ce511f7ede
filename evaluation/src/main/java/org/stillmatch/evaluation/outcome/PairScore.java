package org.stillmatch.evaluation.outcome;

/// One pair of a verification protocol and what came of it.
///
/// @param left the first picture's path as the manifest gives it
/// @param right the second picture's path
/// @param same whether both show one person (a mated pair)
/// @param fold the part of the protocol that the pair belongs to, any integer
/// @param comparison the score, or why there is none
public record PairScore(String left, String right, boolean same, int fold, Comparison comparison) {
    /// A pair with a score.
    ///
    /// @throws IllegalArgumentException if the score is not finite
    public static PairScore compared(String left, String right, boolean same, int fold, double score) {
        return new PairScore(left, right, same, fold, new Comparison.Compared(score));
    }

    /// A pair of which a side failed to enrol; it counts as a non-match.
    public static PairScore failed(String left, String right, boolean same, int fold, String reason) {
        return new PairScore(left, right, same, fold, new Comparison.NotCompared(reason));
    }
}

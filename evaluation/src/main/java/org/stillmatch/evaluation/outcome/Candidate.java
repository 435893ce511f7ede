package org.stillmatch.evaluation.outcome;

/// A subject on a candidate list, by its best reference.
///
/// @param subject the candidate
/// @param image the reference that gave the score, by its path in the manifest
/// @param face the number of the probe's face that gave the score
/// @param score the final score, to which thresholds apply; finite
/// @param raw the score before normalisation; finite
public record Candidate(String subject, String image, int face, double score, double raw) {
    /// @throws IllegalArgumentException if a score is not finite
    public Candidate {
        if (!Double.isFinite(score) || !Double.isFinite(raw)) {
            throw new IllegalArgumentException(
                    "Candidate '" + subject + "' has no finite score: " + score + ", raw " + raw);
        }
    }
}

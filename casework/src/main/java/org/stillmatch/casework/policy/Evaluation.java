package org.stillmatch.casework.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A measurement of how often a search of this gallery gives a false lead, signed when it was handed in.
///
/// @param pack the id of the pack that was measured
/// @param gallery its name or snapshot
/// @param subjects how many people were in it
/// @param provided whether it came with the demonstration instead of being measured here
/// @param points the thresholds that it measured
public record Evaluation(
        UUID id, String pack, String gallery, long subjects, Instant measuredAt, boolean provided, List<Point> points) {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final double GROWN = 1.25;

    /// @param fpir the share of searches for somebody who is not in the gallery that give a lead
    /// @param threshold from which score on a candidate is one
    /// @param statement how firm that is, in words
    public record Point(double fpir, double threshold, String statement) {}

    public Evaluation {
        points = List.copyOf(points);
    }

    /// Why it says nothing of this gallery now, in words; empty if it does.
    public Optional<String> objection(GalleryNow now, Instant at) {
        if (!pack.equals(now.pack())) {
            return Optional.of("The evaluation is one of another model pack. Evaluate the pack in service.");
        }
        return objection(now.subjects(), at);
    }

    Optional<String> objection(long subjectsNow, Instant at) {
        if (measuredAt.plus(YEAR).isBefore(at)) {
            return Optional.of("The evaluation is more than a year old. Evaluate again, and sign a policy on it.");
        }
        if (subjectsNow > GROWN * subjects) {
            return Optional.of("The gallery has grown by more than a quarter since the evaluation, from " + subjects
                    + " to " + subjectsNow + " people. Evaluate again, and sign a policy on it.");
        }
        return Optional.empty();
    }

    /// The threshold that was measured at a rate of false leads.
    public Optional<Point> point(double fpir) {
        return points.stream().filter(each -> each.fpir() == fpir).findFirst();
    }
}

package org.stillmatch.face.quality;

import java.util.List;
import java.util.Optional;

/// Whether a face is worth a search, decided before any reference, candidate or score is known.
///
/// @param obstacle what stands in the way, if anything
/// @param advice what would help, in sentences for the person who could send a better still
public record Searchability(Optional<Obstacle> obstacle, List<String> advice) {

    /// Why a face is not searched. The words hold no number, so that answers can be counted by them.
    public enum Obstacle {
        NO_FACE("no face was found"),
        DOUBTFUL_FACE("it is not clear that this is a face"),
        TOO_SMALL("the face is too small"),
        NOT_MADE_OUT("the face is turned away, covered or smeared");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The second opinion of a photograph of a face is above this for 98 of 100 photographs of LFW.
    private static final double CLEARLY_A_FACE = 0.9;

    /// Fewer pixels between the eyes than this do not hold a face: with the blur and compression of
    /// CCTV one search in four then finds the right person first (LFW degraded to 12 px).
    private static final double FEWEST_PIXELS = 12;

    /// Standard deviation of the pose model's yaw in degrees: at 35 it cannot tell a face that looks
    /// at the camera from one that looks well past it.
    private static final double POSE_UNKNOWN = 35;

    public Searchability {
        advice = List.copyOf(advice);
    }

    public boolean searchable() {
        return obstacle.isEmpty();
    }

    /// The answer for a picture in which no face is believed.
    public static Searchability noFace() {
        return new Searchability(
                Optional.of(Obstacle.NO_FACE),
                List.of("No face was found. Send a frame, or a short clip, in which the person looks towards the camera."));
    }

    /// The answer for a face with this report. A measure that could not be assessed stands in the way
    /// only where it says whether there is a face at all.
    public static Searchability of(QualityReport report) {
        List<String> advice = Advice.from(report);
        Optional<Obstacle> obstacle = Optional.empty();
        if (below(report, Component.FACE_PLAUSIBILITY, CLEARLY_A_FACE)) {
            obstacle = Optional.of(Obstacle.DOUBTFUL_FACE);
        } else if (below(report, Component.INTER_EYE_DISTANCE, FEWEST_PIXELS)) {
            obstacle = Optional.of(Obstacle.TOO_SMALL);
        } else if (!below(report, Component.HEAD_POSE_CERTAINTY, POSE_UNKNOWN)) {
            obstacle = Optional.of(Obstacle.NOT_MADE_OUT);
        }
        return new Searchability(obstacle, advice);
    }

    private static boolean below(QualityReport report, Component component, double limit) {
        return report.value(component).map(v -> v.nativeValue() < limit).orElse(true);
    }
}

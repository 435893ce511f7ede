package org.stillmatch.face.quality;

import java.util.Map;
import org.stillmatch.face.quality.Assessment.FailureToAssess;
import org.stillmatch.face.quality.Assessment.Value;

/// One figure for a face, to order the frames of a track by.
///
/// Native value: product of component values as shares of 1, each to a power, 0 to 1, more is better: each
/// component is read as the share of its chance that it leaves to a comparison, so one that is ruined ruins
/// the whole. Scalar: 100 times it. ISO/IEC 29794-5 has a trained network here; this formula is ours and
/// not fitted to any data.
///
/// Size counts as 1 − exp(−inter-eye/8): 0.63 at 8 pixels, 0.95 at 24, since recognition was seen to
/// suffer little above 12. Powers: size, pose, its certainty and sharpness 1; movement, noise, compression
/// and exposure ½, as they show in sharpness and certainty too; lighting and contrast ¼. A component that
/// could not be assessed is left out. Fails where the eyes lie on one another.
final class UnifiedQualityScore {
    private static final double SIZE_SCALE = 8;

    /// The least share taken: one component at 0 must not make all such faces equal.
    private static final double LEAST_SHARE = 0.01;

    private static final Map<Component, Double> POWERS = Map.ofEntries(
            Map.entry(Component.HEAD_POSE_CERTAINTY, 1.0),
            Map.entry(Component.HEAD_POSE_YAW, 1.0),
            Map.entry(Component.HEAD_POSE_PITCH, 1.0),
            Map.entry(Component.SHARPNESS, 1.0),
            Map.entry(Component.MOTION_BLUR, 0.5),
            Map.entry(Component.NOISE, 0.5),
            Map.entry(Component.COMPRESSION_ARTIFACTS, 0.5),
            Map.entry(Component.OVER_EXPOSURE_PREVENTION, 0.5),
            Map.entry(Component.UNDER_EXPOSURE_PREVENTION, 0.5),
            Map.entry(Component.ILLUMINATION_UNIFORMITY, 0.25),
            Map.entry(Component.DYNAMIC_RANGE, 0.25));

    private UnifiedQualityScore() {}

    /// @param found what the other measures found
    static Assessment of(Map<Component, Assessment> found) {
        if (!(found.get(Component.INTER_EYE_DISTANCE) instanceof Value size) || size.nativeValue() <= 0) {
            return new FailureToAssess("The landmarks of the face lie on one another.");
        }
        double unified = Math.max(LEAST_SHARE, 1 - Math.exp(-size.nativeValue() / SIZE_SCALE));
        // In the order of Component, so that the product has the same bits on every run.
        for (Component component : Component.values()) {
            Double power = POWERS.get(component);
            if (power != null && found.get(component) instanceof Value value) {
                unified *= Math.pow(Math.max(LEAST_SHARE, value.scalar() / 100.0), power);
            }
        }
        return Scalars.of(unified, unified);
    }
}

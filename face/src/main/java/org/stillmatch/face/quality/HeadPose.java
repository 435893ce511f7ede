package org.stillmatch.face.quality;

import org.stillmatch.face.align.Pose;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How far the head is turned (yaw), nods (pitch) or leans (roll): three components of ISO/IEC 29794-5.
///
/// Native value: the angle in degrees with its sign, 0 is best. Scalar: 100·cos² of the angle, the
/// standard's curve; 0 beyond 90°.
///
/// Fails where the pose model is not sure: its yaw spreads by 40° or more (a guess among all angles
/// spreads by 57°), or an angle is not a number.
record HeadPose(Component component) implements Measure.OfSample {
    private static final float UNSURE_FROM = 40;

    static boolean isBelieved(Pose pose) {
        return pose.spread() < UNSURE_FROM && Float.isFinite(pose.yaw() + pose.pitch() + pose.roll());
    }

    @Override
    public Assessment assess(FaceSample sample) {
        Pose pose = sample.pose();
        if (!isBelieved(pose)) {
            return new FailureToAssess("Which way the head looks cannot be made out.");
        }
        double angle = switch (component) {
            case HEAD_POSE_YAW -> pose.yaw();
            case HEAD_POSE_PITCH -> pose.pitch();
            case HEAD_POSE_ROLL -> pose.roll();
            default -> throw new IllegalStateException(component + " is no angle");
        };
        double cosine = Math.abs(angle) >= 90 ? 0 : Math.cos(Math.toRadians(angle));
        return Scalars.of(angle, cosine * cosine);
    }
}

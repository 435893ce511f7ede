package org.stillmatch.face.quality;

/// How large the face is drawn.
///
/// Native value: distance between the eye centres in pixels of the picture over the cosine of the yaw,
/// as ISO/IEC 29794-5 has it, so that a turned head is not taken for a small one; 0 and above, more is
/// better. The correction stops at 60°, and is left out where the yaw is not believed.
///
/// Scalar: rising logistic, middle 70, width 20, the standard's curve, made for portraits. A CCTV face
/// at 24 pixels, which recognisers still handle well, gets 9: judge stills by the native value.
///
/// Always assesses.
final class InterEyeDistance implements Measure.OfSample {
    private static final double MIDDLE = 70;
    private static final double WIDTH = 20;
    private static final double LARGEST_YAW = 60;

    @Override
    public Component component() {
        return Component.INTER_EYE_DISTANCE;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        double yaw = HeadPose.isBelieved(sample.pose())
                ? Math.min(LARGEST_YAW, Math.abs(sample.pose().yaw()))
                : 0;
        return Scalars.rising(sample.landmarks().interEyeDistance() / Math.cos(Math.toRadians(yaw)), MIDDLE, WIDTH);
    }
}

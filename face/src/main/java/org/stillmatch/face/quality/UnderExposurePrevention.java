package org.stillmatch.face.quality;

/// How much of the face has lost its shadow detail.
///
/// Native value: share of the face where detail cannot survive, 0 to 1, less is better. ISO/IEC 29794-5
/// counts levels up to 25, where much of a well-drawn dark face can lie. Here a pixel is lost when one
/// level is more than a quarter of its luma (below 4: a crease a fifth darker than the skin around it is
/// rounded away) or when its luma is less than twice the noise. Darkness alone, at any level
/// that still has steps to spare, costs nothing.
///
/// Scalar: 1/(native + 0.01) cut off at 100, as for over-exposure.
///
/// Assesses every face of which a third can be seen. Does not know of recorders that put black at 16.
final class UnderExposurePrevention implements Measure.OfPatch {
    private static final int COARSE_BELOW = 4;
    private static final double BURIED_IN_NOISE = 2;

    @Override
    public Component component() {
        return Component.UNDER_EXPOSURE_PREVENTION;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        int floor = (int) Math.max(COARSE_BELOW, Math.round(BURIED_IN_NOISE * patch.noise()));
        double share = 1 - patch.tones().shareFrom(floor);
        return Scalars.of(share, 0.01 / (share + 0.01));
    }
}

package org.stillmatch.face.quality;

/// How much of the face is burnt out.
///
/// Native value: share of the face with a luma of 247 or more, the range that ISO/IEC 29794-5 names, 0
/// to 1, less is better. Only clipping counts, never how bright the skin is below it.
///
/// Scalar: 1/(native + 0.01), cut off at 100, as in the standard's reference implementation: 1 % burnt
/// out is 50, 10 % is 9.
///
/// Assesses every face of which a third can be seen.
final class OverExposurePrevention implements Measure.OfPatch {
    private static final int BURNT_OUT = 247;

    @Override
    public Component component() {
        return Component.OVER_EXPOSURE_PREVENTION;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        double share = patch.tones().shareFrom(BURNT_OUT);
        return Scalars.of(share, 0.01 / (share + 0.01));
    }
}

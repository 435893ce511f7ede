package org.stillmatch.face.quality;

import java.util.OptionalDouble;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How finely the face is drawn: the blur of its edges, whatever caused it.
///
/// Native value: σ of the equivalent Gaussian blur as a share of the distance between the eyes, above 0,
/// less is better. Relative to the face, because enlarging a file makes nothing sharper. ISO/IEC 29794-5
/// leaves sharpness to a trained classifier; this is a measurement instead (see [EdgeWidths]).
///
/// Scalar: falling logistic, middle 0.06, width 0.015. The recogniser's crop has 35 pixels between the
/// eyes; σ = 0.06 is two of its pixels, about the width of an eyelid's line, and half of it, one
/// pixel, is as sharp as the crop can show (median of LFW: 0.03).
///
/// Fails where the eyes are under 8 pixels apart or where the face has too few edges above its noise.
final class Sharpness implements Measure.OfPatch {
    private static final double LEAST_INTER_EYE = 8;
    private static final double MIDDLE = 0.06;
    private static final double WIDTH = 0.015;

    @Override
    public Component component() {
        return Component.SHARPNESS;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        if (patch.interEye() < LEAST_INTER_EYE) {
            return new FailureToAssess("The face is too small to judge its sharpness.");
        }
        OptionalDouble sigma = patch.edges().blurSigma();
        return sigma.isEmpty()
                ? new FailureToAssess("The face has too few edges to judge its sharpness.")
                : Scalars.falling(sigma.getAsDouble() / patch.interEye(), MIDDLE, WIDTH);
    }
}

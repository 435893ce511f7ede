package org.stillmatch.face.quality;

import java.util.Optional;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How evenly the two sides of the face are lit.
///
/// Native value: mean luma of the darker cheek over that of the brighter, above 0 to 1, more is better.
/// ISO/IEC 29794-5 overlaps the histograms of the two cheeks; a quotient is used here because skin of
/// any shade under the same light gives the same quotient, which histograms of fixed bins do not.
///
/// Scalar: 100 times the native value: half the light is half the quality. (The standard's exponent of
/// 0.3 belongs to its overlap.)
///
/// Fails where a cheek is outside of the picture, black, or too small to average.
final class IlluminationUniformity implements Measure.OfPatch {
    private static final double BLACK = 1;

    @Override
    public Component component() {
        return Component.ILLUMINATION_UNIFORMITY;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        Landmarks landmarks = patch.sample().landmarks();
        Optional<Cheek> left = Cheek.of(patch, landmarks.leftEye(), landmarks.leftMouth());
        Optional<Cheek> right = Cheek.of(patch, landmarks.rightEye(), landmarks.rightMouth());
        if (left.isEmpty() || right.isEmpty()) {
            return new FailureToAssess("The picture does not show both cheeks.");
        }
        double bright = Math.max(left.get().luma(), right.get().luma());
        double dark = Math.min(left.get().luma(), right.get().luma());
        if (bright < BLACK) {
            return new FailureToAssess("Both cheeks are black.");
        }
        return Scalars.of(dark / bright, dark / bright);
    }
}

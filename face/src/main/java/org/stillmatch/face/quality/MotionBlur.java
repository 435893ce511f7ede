package org.stillmatch.face.quality;

import java.util.OptionalDouble;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How far the face moved while the picture was taken. Own measure: ISO/IEC 29794-5 counts this under
/// Sharpness, yet the remedy (another frame) differs from that of a lens out of focus.
///
/// Native value: length of the movement as a share of the distance between the eyes, 0 and above, less
/// is better; from how much wider edges are in one direction than in the other (see [EdgeWidths]).
/// A face at rest reads 0, up to about 0.1, sharp or out of focus.
///
/// Scalar: falling logistic, middle 0.2, width 0.04. A movement of 0.2 smears seven pixels of the
/// recogniser's crop, the height of an open eye.
///
/// Fails where the eyes are under 10 pixels apart or where edges run in too few directions.
final class MotionBlur implements Measure.OfPatch {
    private static final double LEAST_INTER_EYE = 10;
    private static final double MIDDLE = 0.2;
    private static final double WIDTH = 0.04;

    @Override
    public Component component() {
        return Component.MOTION_BLUR;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        if (patch.interEye() < LEAST_INTER_EYE) {
            return new FailureToAssess("The face is too small to tell movement from blur.");
        }
        OptionalDouble length = patch.edges().movement();
        return length.isEmpty()
                ? new FailureToAssess("The face has too few edges to tell movement from blur.")
                : Scalars.falling(length.getAsDouble() / patch.interEye(), MIDDLE, WIDTH);
    }
}

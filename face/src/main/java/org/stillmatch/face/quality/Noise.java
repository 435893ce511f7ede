package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How grainy the face is. Own measure: ISO/IEC 29794-5 has no component for noise.
///
/// Native value: standard deviation of the noise in levels of 255, 0 and above, less is better, at the
/// scale of the patch: noise that the recogniser's own shrinking would average away does not count.
/// Absolute, not relative to the brightness of the face. The method stands at [NoiseLevel].
///
/// Scalar: falling logistic, middle 12, width 3. Features of a face span about 60 levels; noise at a
/// fifth of that drowns lids and lip lines.
///
/// Fails where the eyes are under 6 pixels apart: then features fill more than half of the mask's answers.
final class Noise implements Measure.OfPatch {
    private static final double LEAST_INTER_EYE = 6;
    private static final double MIDDLE = 12;
    private static final double WIDTH = 3;

    @Override
    public Component component() {
        return Component.NOISE;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        return patch.interEye() < LEAST_INTER_EYE
                ? new FailureToAssess("The face is too small to tell noise from its features.")
                : Scalars.falling(patch.noise(), MIDDLE, WIDTH);
    }
}

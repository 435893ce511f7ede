package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How far apart the bright and the dark parts of the face are: low in haze, glare or behind dirty glass.
///
/// Native value: log2 of the 95th over the 5th percentile of the luma between jaw and brows, in bits, 0
/// to 6, more is better. ISO/IEC 29794-5 takes the entropy of the luma, which loses a bit whenever
/// skin reflects half as much; a quotient of percentiles does not move, once the width that noise adds to
/// their distance is taken off as if all were normal. What it cannot take out: brows
/// and eyes stand out less from darker skin, so it weighs little in the unified score.
///
/// Scalar: rising logistic, middle 0.4, width 0.12: a quotient of 1.3 is half good, of 1.7 good.
///
/// Fails where the bright parts are within 8 levels of black: the quotient is then rounding error.
final class DynamicRange implements Measure.OfPatch {
    private static final double MIDDLE = 0.4;
    private static final double WIDTH = 0.12;
    private static final double NEAR_BLACK = 8;

    /// From the 5th to the 95th percentile of a normal distribution, in σ.
    private static final double NORMAL_RANGE = 3.29;

    /// The 5th percentile is read as at least this: nearer to black a step of one level is a quarter.
    private static final double LEAST_DARK = 4;

    @Override
    public Component component() {
        return Component.DYNAMIC_RANGE;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        double bright = patch.tones().quantile(0.95);
        if (bright < NEAR_BLACK) {
            return new FailureToAssess("The face is black throughout.");
        }
        double darkest = patch.tones().quantile(0.05);
        double grain = NORMAL_RANGE * patch.noise();
        double range = Math.sqrt(Math.max(0, (bright - darkest) * (bright - darkest) - grain * grain));
        double middle = (bright + darkest) / 2;
        double dark = Math.max(LEAST_DARK, middle - range / 2);
        double quotient = Math.max(1, (middle + range / 2) / dark);
        return Scalars.rising(Math.log(quotient) / Math.log(2), MIDDLE, WIDTH);
    }
}

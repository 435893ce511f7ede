package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How strongly the luma of the face varies, relative to its mean.
///
/// Native value: variance, less that of the noise, over squared mean, 0 and above; best near 1/15, worse on both sides
/// (flat
/// below, harsh above). ISO/IEC 29794-5 takes the plain variance, which quarters when skin reflects
/// half as much; dividing by the squared mean takes the brightness of the skin out.
///
/// Scalar: the standard's curve 100·sin(π·60v/(60v+1)) for a face of mean luminance one half, where the
/// plain variance v is a quarter of the native value.
///
/// Fails on a face that is black throughout.
final class LuminanceVariance implements Measure.OfPatch {
    private static final double BLACK = 1;

    @Override
    public Component component() {
        return Component.LUMINANCE_VARIANCE;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        double mean = patch.tones().mean();
        if (mean < BLACK) {
            return new FailureToAssess("The face is black throughout.");
        }
        double variance = patch.tones().variance() - patch.noise() * patch.noise();
        double relative = Math.max(0, variance) / (mean * mean);
        double v = 15 * relative;
        return Scalars.of(relative, Math.sin(Math.PI * v / (v + 1)));
    }
}

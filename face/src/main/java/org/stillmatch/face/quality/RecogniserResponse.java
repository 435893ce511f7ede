package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How strongly the recogniser answers to the face. Own measure; the idea that a vector's length tells
/// quality: Meng et al., MagFace, CVPR 2021.
///
/// Native value: length of the embedding before normalising, in the unit of the pack, 0 and above, more
/// is better. Compare it within one pack only.
///
/// Scalar: 100·x/(x + 10): rises throughout whatever the pack's unit; only the order of two faces under
/// one pack has a meaning, so no gate should be set on it, but on the native value.
///
/// Fails where the face was not embedded.
final class RecogniserResponse implements Measure.OfSample {
    private static final double HALFWAY = 10;

    @Override
    public Component component() {
        return Component.RECOGNISER_RESPONSE;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        if (sample.embeddingLength().isEmpty()) {
            return new FailureToAssess("The face was not embedded.");
        }
        double length = sample.embeddingLength().getAsDouble();
        return Scalars.of(length, length / (length + HALFWAY));
    }
}

package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// The face check's belief that this is a face, a second opinion beside the detector. Own measure.
///
/// Native value: a probability, 0 to 1, more is better. Scalar: 100 times it. Fails where the check was
/// not run.
final class FacePlausibility implements Measure.OfSample {
    @Override
    public Component component() {
        return Component.FACE_PLAUSIBILITY;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        return sample.faceProbability().isEmpty()
                ? new FailureToAssess("The face check was not run.")
                : Scalars.of(
                        sample.faceProbability().getAsDouble(),
                        sample.faceProbability().getAsDouble());
    }
}

package org.stillmatch.face.quality;

/// The detector's belief that there is a face. Own measure.
///
/// Native value: the detector's score, 0 to 1, more is better. Scalar: 100 times it. Always assesses.
final class DetectorConfidence implements Measure.OfSample {
    @Override
    public Component component() {
        return Component.DETECTOR_CONFIDENCE;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        return Scalars.of(sample.detectorScore(), sample.detectorScore());
    }
}

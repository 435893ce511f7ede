package org.stillmatch.face.quality;

/// One quality measure: it names its component and assesses a face, from numbers or from pixels.
sealed interface Measure {
    Component component();

    /// Judges by what the models found; needs no pixel.
    non-sealed interface OfSample extends Measure {
        Assessment assess(FaceSample sample);
    }

    /// Judges by the pixels of the face.
    non-sealed interface OfPatch extends Measure {
        Assessment assess(FacePatch patch);
    }
}

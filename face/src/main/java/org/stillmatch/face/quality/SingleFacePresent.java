package org.stillmatch.face.quality;

import org.stillmatch.face.detect.Box;

/// How far this face stands out from the others in the picture.
///
/// Native value: square root of the largest other box's area over this one's, 0 (alone) to 1 (another is
/// as large or larger), less is better. Scalar: 100·(1 − native). Both as in ISO/IEC 29794-5, save
/// that 'this face' is the one assessed, not always the largest. Always assesses.
final class SingleFacePresent implements Measure.OfSample {
    @Override
    public Component component() {
        return Component.SINGLE_FACE_PRESENT;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        double largest = 0;
        for (Box other : sample.otherFaces()) {
            largest = Math.max(largest, other.area());
        }
        double rivalry = Math.sqrt(Math.min(1, largest / sample.box().area()));
        return Scalars.of(rivalry, 1 - rivalry);
    }
}

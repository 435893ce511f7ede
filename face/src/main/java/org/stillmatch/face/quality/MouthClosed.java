package org.stillmatch.face.quality;

import java.util.List;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How far the mouth is open.
///
/// Native value: the widest gap between the inner lips over T (see [HeadHeight]); 0 and above, less is
/// better. Scalar: falling logistic, middle 0.2, width 0.06. Both as in ISO/IEC 29794-5.
///
/// Fails where the eyes are under 12 pixels apart, as for [EyesOpen].
final class MouthClosed implements Measure.OfSample {
    private static final double MIDDLE = 0.2;
    private static final double WIDTH = 0.06;

    @Override
    public Component component() {
        return Component.MOUTH_CLOSED;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        double height = HeadHeight.of(sample.landmarks());
        if (sample.landmarks().interEyeDistance() < EyesOpen.LEAST_INTER_EYE || height <= 0) {
            return new FailureToAssess("The face is too small to tell whether the mouth is closed.");
        }
        List<Point> p = sample.landmarks().points();
        double gap = 0;
        for (int upper = 61; upper <= 63; upper++) {
            gap = Math.max(gap, p.get(upper).distance(p.get(128 - upper)));
        }
        return Scalars.falling(gap / height, MIDDLE, WIDTH);
    }
}

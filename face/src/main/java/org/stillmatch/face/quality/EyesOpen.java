package org.stillmatch.face.quality;

import java.util.List;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How far the eyes are open.
///
/// Native value: the widest gap between upper and lower lid, of the eye that is open less, over T (see
/// [HeadHeight]); 0 and above, more is better. Scalar: rising logistic, middle 0.02, width 0.01.
/// Both as in ISO/IEC 29794-5.
///
/// Fails where the eyes are under 12 pixels apart: landmarks are then wrong by as much as a lid moves.
final class EyesOpen implements Measure.OfSample {
    static final double LEAST_INTER_EYE = 12;
    private static final double MIDDLE = 0.02;
    private static final double WIDTH = 0.01;

    @Override
    public Component component() {
        return Component.EYES_OPEN;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        double height = HeadHeight.of(sample.landmarks());
        if (sample.landmarks().interEyeDistance() < LEAST_INTER_EYE || height <= 0) {
            return new FailureToAssess("The face is too small to tell whether the eyes are open.");
        }
        List<Point> p = sample.landmarks().points();
        double left = Math.max(p.get(37).distance(p.get(41)), p.get(38).distance(p.get(40)));
        double right = Math.max(p.get(43).distance(p.get(47)), p.get(44).distance(p.get(46)));
        return Scalars.rising(Math.min(left, right) / height, MIDDLE, WIDTH);
    }
}

package org.stillmatch.face.quality;

import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;

/// The T of ISO/IEC 29794-5: from the middle between the eyes to the chin. Many of its components are
/// shares of it, as it stays when the head turns sideways.
final class HeadHeight {
    private static final int CHIN = 8;

    private HeadHeight() {}

    /// In pixels of the picture, 0 and above.
    static double of(Landmarks landmarks) {
        return eyeMiddle(landmarks).distance(landmarks.points().get(CHIN));
    }

    static Point eyeMiddle(Landmarks landmarks) {
        Point left = landmarks.leftEye();
        Point right = landmarks.rightEye();
        return new Point((left.x() + right.x()) / 2, (left.y() + right.y()) / 2);
    }
}

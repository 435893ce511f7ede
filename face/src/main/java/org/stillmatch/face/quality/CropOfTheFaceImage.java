package org.stillmatch.face.quality;

import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// How much room the head has to one edge of the picture: four components of ISO/IEC 29794-5.
///
/// Native value, more is better, below 0 when the eye itself is outside:
/// - leftward: from the picture's left edge to the eye on the viewer's left, in eye distances;
/// - rightward: from the eye on the viewer's right to the right edge, in eye distances;
/// - downward: from the top edge to the middle between the eyes, in T (see [HeadHeight]);
/// - upward: from the middle between the eyes to the bottom edge, in T.
///
/// The standard speaks of where the frame was shifted, so 'downward' is the room above the head.
///
/// Scalar: rising logistic of width 0.1 with the standard's middles, 0.9, 0.9, 1.4 and 1.8. Fails where the
/// eyes, or eyes and chin, coincide.
record CropOfTheFaceImage(Component component) implements Measure.OfSample {
    private static final double WIDTH = 0.1;

    @Override
    public Assessment assess(FaceSample sample) {
        Landmarks landmarks = sample.landmarks();
        double interEye = landmarks.interEyeDistance();
        double height = HeadHeight.of(landmarks);
        if (interEye <= 0 || height <= 0) {
            return new FailureToAssess("The landmarks of the face lie on one another.");
        }
        double middle = HeadHeight.eyeMiddle(landmarks).y();
        return switch (component) {
            case LEFTWARD_CROP -> Scalars.rising(landmarks.leftEye().x() / interEye, 0.9, WIDTH);
            case RIGHTWARD_CROP ->
                Scalars.rising((sample.picture().width() - landmarks.rightEye().x()) / interEye, 0.9, WIDTH);
            case DOWNWARD_CROP -> Scalars.rising(middle / height, 1.4, WIDTH);
            case UPWARD_CROP -> Scalars.rising((sample.picture().height() - middle) / height, 1.8, WIDTH);
            default -> throw new IllegalStateException(component + " is no crop");
        };
    }
}

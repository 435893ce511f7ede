package org.stillmatch.face.quality;

import java.util.List;
import java.util.OptionalDouble;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;

/// One face as the steps before have found it: all that quality is judged from.
///
/// @param box where the detector sees the face; it may reach past the edges of the picture
/// @param detectorScore the detector's belief, 0 to 1
/// @param otherFaces the boxes of the other faces in the picture
/// @param embeddingLength length of the recogniser's vector before normalising, above 0; absent if
///     the face was not embedded
/// @param faceProbability the face check's belief that this is a face, 0 to 1; absent if not run
public record FaceSample(
        Picture picture,
        Box box,
        Landmarks landmarks,
        Pose pose,
        double detectorScore,
        List<Box> otherFaces,
        OptionalDouble embeddingLength,
        OptionalDouble faceProbability) {

    /// @throws IllegalArgumentException if the box is empty, a landmark is not finite or a belief is not within 0 to 1
    public FaceSample {
        otherFaces = List.copyOf(otherFaces);
        if (!(box.width() > 0 && box.height() > 0 && Float.isFinite(box.x() + box.y() + box.width() + box.height()))) {
            throw new IllegalArgumentException("A face needs a box with an area, not " + box);
        }
        if (landmarks.points().stream().anyMatch(p -> !Double.isFinite(p.x()) || !Double.isFinite(p.y()))) {
            throw new IllegalArgumentException("A landmark of the face is not a number");
        }
        requireShare("detector score", detectorScore);
        faceProbability.ifPresent(p -> requireShare("face probability", p));
        if (embeddingLength.isPresent()
                && !(embeddingLength.getAsDouble() >= 0 && Double.isFinite(embeddingLength.getAsDouble()))) {
            throw new IllegalArgumentException("An embedding cannot have the length " + embeddingLength.getAsDouble());
        }
    }

    /// A face that has been neither embedded nor checked yet.
    public FaceSample(
            Picture picture, Box box, Landmarks landmarks, Pose pose, double detectorScore, List<Box> otherFaces) {
        this(picture, box, landmarks, pose, detectorScore, otherFaces, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A " + what + " lies in 0 to 1, not at " + share);
        }
    }
}

package org.stillmatch.face;

import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.detect.Box;

/// A believed face in a picture: where it is, and what the models say of it before anyone is named.
///
/// @param box in pixels of the upright picture
/// @param score the detector's belief, 0 to 1
/// @param faceProbability the second opinion's belief, 0 to 1
public record Face(Box box, float score, float faceProbability, Landmarks landmarks, Pose pose) {
    /// The same face in a picture whose corner lies elsewhere.
    Face movedBy(float dx, float dy) {
        return new Face(
                new Box(box.x() + dx, box.y() + dy, box.width(), box.height()),
                score,
                faceProbability,
                new Landmarks(landmarks.points().stream()
                        .map(p -> new Point(p.x() + dx, p.y() + dy))
                        .toList()),
                pose);
    }
}

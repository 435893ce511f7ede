package org.stillmatch.face.track;

import org.stillmatch.face.detect.Box;

/// One face in one frame, as the tracker needs it.
///
/// @param micros time of the frame; all sightings of a frame have the same
/// @param score the detector's, 0 to 1
/// @param quality what the best frames are chosen by; greater is better
/// @param payload whatever the caller wants back, say a crop; the tracker looks at it only to compare
public record Sighting<T>(long micros, Box box, float score, double quality, T payload) {
    /// @throws IllegalArgumentException if the box is empty or a number is not finite
    public Sighting {
        if (!(box.width() > 0 && box.height() > 0 && Float.isFinite(box.x() + box.y() + box.area()))) {
            throw new IllegalArgumentException("A face cannot be tracked by an empty or endless box: " + box);
        }
        if (!Double.isFinite(quality) || !Float.isFinite(score)) {
            throw new IllegalArgumentException("Score " + score + " and quality " + quality + " must be finite");
        }
    }
}

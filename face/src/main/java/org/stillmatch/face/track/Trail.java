package org.stillmatch.face.track;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.detect.Box;

/// A track while it is being followed.
final class Trail<T> {
    /// Long enough to even out a detector's trembling, short enough to follow a turn.
    private static final long SPEED_WINDOW_MICROS = 400_000;

    private static final double TREMBLING_MICROS = 50_000;

    private final List<Sighting<T>> sightings = new ArrayList<>();
    private double usualOverlap;
    private boolean doubtful;

    Trail(Sighting<T> first) {
        sightings.add(first);
    }

    /// @param overlap of the face with the prediction, 0 to 1
    void add(Sighting<T> next, double overlap) {
        usualOverlap = sightings.size() == 1 ? overlap : 0.8 * usualOverlap + 0.2 * overlap;
        sightings.add(next);
    }

    /// How well predictions met their faces of late, 0 when there was none: low where the detector trembles or
    /// frames are few.
    double usualOverlap() {
        return usualOverlap;
    }

    Sighting<T> last() {
        return sightings.getLast();
    }

    /// Seen twice at least, so that there is a speed.
    boolean moving() {
        return sightings.size() > 1;
    }

    /// From now on it is not known which face this was; it may be claimed for, but not continued.
    void doubt() {
        doubtful = true;
    }

    boolean doubtful() {
        return doubtful;
    }

    /// Where the face should be if it kept its size and the speed of its last 0.4 s.
    Box predict(long micros) {
        Sighting<T> to = last();
        Sighting<T> from = to;
        for (int i = sightings.size() - 2; i >= 0; i--) {
            Sighting<T> earlier = sightings.get(i);
            if (from != to && to.micros() - earlier.micros() > SPEED_WINDOW_MICROS) {
                break;
            }
            from = earlier;
        }
        // A speed out of two trembling boxes is mostly trembling: its variance falls with the square of the time.
        double watched = to.micros() - from.micros();
        double trust = watched * watched + TREMBLING_MICROS * TREMBLING_MICROS;
        float steps = (float) ((micros - to.micros()) * watched / trust);
        float x = to.box().x() + steps * (to.box().centreX() - from.box().centreX());
        float y = to.box().y() + steps * (to.box().centreY() - from.box().centreY());
        return new Box(x, y, to.box().width(), to.box().height());
    }

    Track<T> toTrack() {
        return new Track<>(sightings);
    }
}

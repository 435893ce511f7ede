package org.stillmatch.face.track;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.detect.Box;

/// A track while it is being followed.
final class Trail<T> {
    /// Long enough to even out a detector's trembling, short enough to follow a turn.
    private static final long SPEED_WINDOW_MICROS = 400_000;

    private final List<Sighting<T>> sightings = new ArrayList<>();
    private boolean doubtful;

    Trail(Sighting<T> first) {
        sightings.add(first);
    }

    void add(Sighting<T> next) {
        sightings.add(next);
    }

    Sighting<T> last() {
        return sightings.getLast();
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
        float steps = from == to ? 0 : (float) (micros - to.micros()) / (to.micros() - from.micros());
        float x = to.box().x() + steps * (to.box().centreX() - from.box().centreX());
        float y = to.box().y() + steps * (to.box().centreY() - from.box().centreY());
        return new Box(x, y, to.box().width(), to.box().height());
    }

    Track<T> toTrack() {
        return new Track<>(sightings);
    }
}

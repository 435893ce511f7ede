package org.stillmatch.face.track;

/// Makes a clip's time stamps run forwards from 0.
///
/// Recorders leave stamps out, repeat them, and start again from 0 when a new segment begins. Tracks are joined
/// by time, so a frame must never seem older than the one before it.
final class ClipClock {
    private static final long SEGMENT_MICROS = 1_000_000;

    private boolean started;
    private long origin;
    private long last;

    /// Time of a frame with the given stamp, in microseconds since the first frame.
    ///
    /// @param usual how long a frame lasts here, in microseconds: the step where the stamp is of no use
    long at(long stamp, long usual) {
        if (!started) {
            started = true;
            origin = stamp;
            return 0;
        }
        long time = stamp - origin;
        if (time < last - SEGMENT_MICROS) {
            time = last + usual;
            origin = stamp - time;
        }
        last = Math.max(time, last + 1);
        return last;
    }

    /// Time of a frame without a stamp.
    long unstamped(long usual) {
        if (!started) {
            return at(0, usual);
        }
        last += usual;
        return last;
    }
}

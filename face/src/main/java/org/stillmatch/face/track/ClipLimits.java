package org.stillmatch.face.track;

import java.time.Duration;

/// What a clip may cost. Each limit is held against what the file claims before anything is decoded,
/// and again against what really comes out of it.
///
/// @param bytes size of the file
/// @param pixels pixels of one frame
/// @param frames frames of the whole clip
/// @param duration time from the first frame to the last
public record ClipLimits(long bytes, long pixels, int frames, Duration duration) {
    /// An hour of 4K at 25 frames a second: more than a store sends about one offence.
    public static final ClipLimits STANDARD =
            new ClipLimits(4L << 30, 4096L * 2304, 25 * 3600 + 25, Duration.ofHours(1));

    /// @throws IllegalArgumentException if a limit is not positive
    public ClipLimits {
        if (bytes < 1 || pixels < 1 || frames < 1 || !duration.isPositive()) {
            throw new IllegalArgumentException("A clip limit of nothing lets no clip through");
        }
    }
}

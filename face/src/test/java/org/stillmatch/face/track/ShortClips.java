package org.stillmatch.face.track;

import java.nio.file.Path;
import java.util.function.IntFunction;
import org.stillmatch.face.decode.Picture;

/// Clips of a few seconds for tests of other packages.
public final class ShortClips {
    private ShortClips() {}

    /// A part of a clip, encoded anew.
    ///
    /// @param from where it begins, in seconds
    public static Path cut(Path clip, int from, int seconds, Path to) {
        String start = Integer.toString(from);
        String length = Integer.toString(seconds);
        return TestClips.make(
                "-ss", start, "-i", clip.toString(), "-t", length, "-an", "-c:v", "mpeg4", "-q:v", "2", to.toString());
    }

    /// Frames drawn by number, 25 a second.
    public static Path drawn(Path to, int frames, IntFunction<Picture> frame) {
        return TestClips.write(to, frames, frame::apply, "-c:v", "mpeg4", "-q:v", "2");
    }
}

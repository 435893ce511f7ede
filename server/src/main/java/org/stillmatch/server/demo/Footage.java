package org.stillmatch.server.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.track.Clip;
import org.stillmatch.face.track.ClipFrame;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.UnreadableClipException;

/// Takes pictures out of photographs and clips.
final class Footage {
    private static final double MICROS = 1e6;

    private Footage() {}

    /// The picture of a scene; of a stretch its first frame.
    static Picture picture(Path folder, Scene scene) throws IOException {
        Path file = folder.resolve(scene.picture());
        if (scene.seconds().isPresent()) {
            return frame(file, (long) (scene.seconds().getAsDouble() * MICROS));
        }
        return photograph(file);
    }

    static Picture photograph(Path file) throws IOException {
        try {
            return Decoder.read(file, Limits.STANDARD).picture();
        } catch (Unreadable e) {
            throw new IOException(file + ": " + e.sentence(), e);
        }
    }

    /// The first frame at a time or after it.
    static Picture frame(Path file, long micros) throws IOException {
        return frames(file, micros, micros, 1).getFirst();
    }

    /// Frames of a stretch, `rate` a second at most; at least one.
    static List<Picture> frames(Path file, long from, long until, double rate) throws IOException {
        List<Picture> frames = new ArrayList<>();
        double due = from;
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            for (ClipFrame frame = clip.next(); frame != null && due <= until; frame = clip.next()) {
                if (frame.micros() >= due) {
                    frames.add(frame.picture());
                    due += MICROS / rate;
                }
            }
        } catch (UnreadableClipException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (frames.isEmpty()) {
            throw new IOException(file + " ends before " + from / MICROS + " s");
        }
        return frames;
    }
}

package org.stillmatch.intake.still;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.track.Clip;
import org.stillmatch.face.track.ClipFrame;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.UnreadableClipException;

/// How a still is made from a clip: whoever has the clip makes it again, byte for byte.
///
/// @param clip the SHA-256 of the clip
/// @param micros of the frame, since the first
/// @param left of the part of the upright frame that is taken, in pixels
/// @param format of the file that it becomes
public record Recipe(String clip, long micros, int left, int top, int width, int height, String format) {
    private static final String PNG = "png";

    /// A recipe that was just written, and the frame that it is about.
    record Made(Recipe recipe, Picture frame) {
        byte[] still() {
            return recipe.cut(frame);
        }
    }

    /// The whole frame at a time.
    ///
    /// @throws Refusal if the clip has none at that time
    static Made whole(Path file, String sha256, long micros) throws IOException {
        Picture frame = frame(file, micros);
        return new Made(new Recipe(sha256, micros, 0, 0, frame.width(), frame.height(), PNG), frame);
    }

    /// Makes the still again.
    ///
    /// @param file the clip
    /// @throws Refusal if the clip is another, without such a frame
    public byte[] make(Path file) throws IOException {
        return cut(frame(file, micros));
    }

    private byte[] cut(Picture frame) {
        return Pictures.toPng(frame.part(left, top, width, height));
    }

    private static Picture frame(Path file, long micros) throws IOException {
        return Optional.ofNullable(frames(file, Set.of(micros)).get(micros))
                .orElseThrow(() -> Refusal.notFound("frame"));
    }

    /// Frames of a clip by their times, as far as it has them.
    static Map<Long, Picture> frames(Path file, Set<Long> micros) throws IOException {
        Map<Long, Picture> found = new HashMap<>();
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            for (ClipFrame frame = clip.next(); frame != null && found.size() < micros.size(); frame = clip.next()) {
                if (micros.contains(frame.micros())) {
                    found.put(frame.micros(), frame.picture());
                }
            }
        } catch (UnreadableClipException e) {
            throw Refusal.invalid("frame", String.valueOf(e.getMessage()));
        }
        return found;
    }
}

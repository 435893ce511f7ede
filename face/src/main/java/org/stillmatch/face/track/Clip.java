package org.stillmatch.face.track;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.stillmatch.face.decode.Picture;

/// A clip that is read once from its first frame to its last: MP4, MKV, WebM, AVI, MPEG-TS or Motion JPEG, told by
/// content. One frame is in memory at a time. For one thread; close it to give back native memory.
public final class Clip implements AutoCloseable {
    /// Sound may outlast the picture a little; more than this is a missing end.
    private static final long MISSING_MICROS = 400_000;

    private final ClipSource source;
    private final FrameConverter converter;
    private final ClipLimits limits;
    private final ClipClock clock = new ClipClock();
    private @Nullable ClipFrame waiting;
    private int frames;
    private int unconverted;
    private int missing;
    private long end;
    private boolean closed;

    private Clip(ClipSource source, ClipLimits limits) {
        this.source = source;
        this.limits = limits;
        this.converter = new FrameConverter(limits.pixels());
    }

    /// Opens a local file and reads its first frame, so that a clip that opens has something to show.
    ///
    /// @throws UnreadableClipException if it is no such clip, exceeds a limit, or yields no frame
    /// @throws IOException if the file cannot be read at all
    public static Clip open(Path file, ClipLimits limits) throws IOException, UnreadableClipException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableClipException(ClipRefusals.NOT_A_FILE);
        }
        long bytes = Files.size(file);
        if (bytes == 0) {
            throw new UnreadableClipException(ClipRefusals.EMPTY);
        }
        if (bytes > limits.bytes()) {
            throw new UnreadableClipException(ClipRefusals.bytes(bytes, limits.bytes()));
        }
        Clip clip = new Clip(ClipSource.open(file, bytes, limits), limits);
        try {
            clip.waiting = clip.read();
            if (clip.waiting == null) {
                throw new UnreadableClipException(ClipRefusals.noFrame(clip.damaged(), limits.pixels()));
            }
        } catch (UnreadableClipException | RuntimeException e) {
            clip.close();
            throw e;
        }
        return clip;
    }

    /// The next frame, or null after the last.
    ///
    /// @throws UnreadableClipException if the clip proves longer, or a frame larger, than the limits allow
    /// @throws IllegalStateException if the clip is closed
    public @Nullable ClipFrame next() throws UnreadableClipException {
        if (closed) {
            throw new IllegalStateException("The clip is closed");
        }
        ClipFrame first = waiting;
        if (first != null) {
            waiting = null;
            return first;
        }
        return read();
    }

    private @Nullable ClipFrame read() throws UnreadableClipException {
        for (AVFrame frame = source.next(); frame != null; frame = source.next()) {
            if (frames == limits.frames()) {
                throw new UnreadableClipException(ClipRefusals.frames(frames + 1L, limits.frames()));
            }
            Picture picture = converter.convert(frame, source.pixelAspect());
            if (picture == null) {
                unconverted++;
                continue;
            }
            long micros = time(frame);
            if (micros > limits.duration().toNanos() / 1000) {
                throw new UnreadableClipException(ClipRefusals.duration(micros, limits.duration()));
            }
            return new ClipFrame(frames++, micros, picture);
        }
        noticeMissingEnd();
        return null;
    }

    /// Matroska ends without a word where a copy broke off; only its header knows better.
    private void noticeMissingEnd() {
        missing = damaged() == 0 && source.claimedMicros() > end + MISSING_MICROS ? 1 : missing;
    }

    private long time(AVFrame frame) {
        // Where nothing tells how long a frame lasts, 25 a second is the commonest guess in Europe.
        long usual = frame.duration() > 0 ? Math.max(1, source.micros(frame.duration())) : 40_000;
        long stamp = frame.best_effort_timestamp();
        long micros = stamp == AV_NOPTS_VALUE ? clock.unstamped(usual) : clock.at(source.micros(stamp), usual);
        end = micros + usual;
        return micros;
    }

    /// Damaged or missing pieces that were passed over up to here, a missing end counting at least once; final once
    /// [#next()] has returned null.
    public int damaged() {
        return source.damaged() + unconverted + missing;
    }

    /// What read the clip, for the record of how a frame was got: container, coding and version of FFmpeg.
    public String reader() {
        return source.describe();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            converter.close();
            source.close();
        }
    }
}

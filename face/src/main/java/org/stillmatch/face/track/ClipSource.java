package org.stillmatch.face.track;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/// FFmpeg's side of a clip: one file, its largest video stream, one decoder, one frame.
///
/// A clip comes from a stranger. So only containers that hold their own pictures are let in (no playlist, no script
/// that names other files), only files can be opened at all, only well-worn decoders run, and the usual look into the
/// streams beforehand (`avformat_find_stream_info`) is left out, since it decodes before a limit can be checked.
final class ClipSource implements AutoCloseable {
    private static final String CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mjpeg,mpegts";
    private static final Set<Integer> CODECS = Set.of(
            AV_CODEC_ID_H264,
            AV_CODEC_ID_HEVC,
            AV_CODEC_ID_AV1,
            AV_CODEC_ID_VP8,
            AV_CODEC_ID_VP9,
            AV_CODEC_ID_MPEG1VIDEO,
            AV_CODEC_ID_MPEG2VIDEO,
            AV_CODEC_ID_MPEG4,
            AV_CODEC_ID_MSMPEG4V2,
            AV_CODEC_ID_MSMPEG4V3,
            AV_CODEC_ID_H263,
            AV_CODEC_ID_MJPEG,
            AV_CODEC_ID_RAWVIDEO);
    /// A reader that only fails no longer gets anywhere.
    private static final int FAILURES_IN_A_ROW = 16;

    private static final AVRational MICROS = av_make_q(1, 1_000_000);

    static {
        // FFmpeg would print file names and metadata to standard error.
        av_log_set_level(AV_LOG_QUIET);
        // A header of a kilobyte may announce an index of gigabytes; no honest clip within the limits needs this much.
        av_max_alloc(256 << 20);
    }

    private final AVFormatContext container = avformat_alloc_context();
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final ClipLimits limits;
    private final long bytes;
    private @Nullable AVCodecContext decoder;
    private @Nullable AVStream stream;
    private boolean opened;
    private boolean ended;
    private long packets;
    private int damaged;

    private ClipSource(long bytes, ClipLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /// @param bytes size of the file
    /// @throws UnreadableClipException if it is no clip, or claims more than the limits allow
    static ClipSource open(Path file, long bytes, ClipLimits limits) throws UnreadableClipException {
        ClipSource source = new ClipSource(bytes, limits);
        try {
            source.openContainer(file);
            source.openDecoder(source.chooseStream());
        } catch (UnreadableClipException | RuntimeException e) {
            source.close();
            throw e;
        }
        return source;
    }

    private void openContainer(Path file) throws UnreadableClipException {
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "format_whitelist", CONTAINERS, 0);
            av_dict_set(options, "protocol_whitelist", "file", 0);
            // On failure FFmpeg frees the container itself.
            if (avformat_open_input(container, "file:" + file.toAbsolutePath(), null, options) < 0) {
                throw new UnreadableClipException(ClipRefusals.NOT_A_CLIP);
            }
            opened = true;
        } finally {
            av_dict_free(options);
        }
    }

    /// The largest picture: a recorder may write a small second stream, and phones put a cover picture in.
    private AVStream chooseStream() throws UnreadableClipException {
        AVStream best = null;
        long most = -1;
        for (int i = 0; i < container.nb_streams(); i++) {
            AVStream candidate = container.streams(i);
            AVCodecParameters is = candidate.codecpar();
            long pixels = (long) is.width() * is.height();
            if (is.codec_type() == AVMEDIA_TYPE_VIDEO
                    && (candidate.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0
                    && pixels > most) {
                best = candidate;
                most = pixels;
            }
            candidate.discard(AVDISCARD_ALL);
        }
        if (best == null) {
            throw new UnreadableClipException(ClipRefusals.NO_VIDEO);
        }
        best.discard(AVDISCARD_DEFAULT);
        checkClaims(best);
        return best;
    }

    private void checkClaims(AVStream claimed) throws UnreadableClipException {
        AVCodecParameters is = claimed.codecpar();
        if ((long) is.width() * is.height() > limits.pixels()) {
            throw new UnreadableClipException(ClipRefusals.pixels(is.width(), is.height(), limits.pixels()));
        }
        if (claimed.nb_frames() > limits.frames()) {
            throw new UnreadableClipException(ClipRefusals.frames(claimed.nb_frames(), limits.frames()));
        }
        long micros = claimedMicros(claimed);
        if (micros > limits.duration().toNanos() / 1000) {
            throw new UnreadableClipException(ClipRefusals.duration(micros, limits.duration()));
        }
    }

    /// How long the header says the clip lasts; negative if it does not.
    private long claimedMicros(AVStream claimed) {
        long ticks = claimed.duration();
        long micros = ticks == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : av_rescale_q(ticks, claimed.time_base(), MICROS);
        return Math.max(container.duration(), micros);
    }

    /// As above, for the chosen stream.
    long claimedMicros() {
        return claimedMicros(chosen());
    }

    private void openDecoder(AVStream chosen) throws UnreadableClipException {
        int id = chosen.codecpar().codec_id();
        AVCodec codec = CODECS.contains(id) ? avcodec_find_decoder(id) : null;
        if (codec == null) {
            throw new UnreadableClipException(
                    ClipRefusals.codec(avcodec_get_name(id).getString()));
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        decoder = context;
        stream = chosen;
        int copied = avcodec_parameters_to_context(context, chosen.codecpar());
        context.pkt_timebase(chosen.time_base());
        // FFmpeg counts the padding of its lines too. What lies between is told and refused before it is converted.
        context.max_pixels(2 * limits.pixels() + (1 << 16));
        // Two clips at a time keep two cores busy; frame threads would hold several frames in memory.
        context.thread_count(1);
        if (copied < 0 || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            throw new UnreadableClipException(ClipRefusals.noFrame(0, limits.pixels()));
        }
    }

    /// The next frame that came out whole, or null at the end. It is valid until the next call.
    ///
    /// @throws UnreadableClipException if the file holds more pieces than its frames can need
    @Nullable
    AVFrame next() throws UnreadableClipException {
        while (true) {
            int result = avcodec_receive_frame(decoder, frame);
            if (result == AVERROR_EOF) {
                return null;
            }
            if (result == 0) {
                if (frame.decode_error_flags() == 0 && (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) == 0) {
                    return frame;
                }
                damaged++;
            } else {
                if (result != AVERROR_EAGAIN()) {
                    damaged++;
                }
                feed();
            }
        }
    }

    private void feed() throws UnreadableClipException {
        if (ended || !read()) {
            ended = true;
            avcodec_send_packet(decoder, null);
            return;
        }
        // An interlaced frame may come as two packets; more than that is no frame's worth.
        if (++packets > 2L * limits.frames()) {
            throw new UnreadableClipException(ClipRefusals.frames(limits.frames() + 1L, limits.frames()));
        }
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0 || avcodec_send_packet(decoder, packet) < 0) {
            damaged++;
        }
        av_packet_unref(packet);
    }

    /// Reads the chosen stream's next packet; false at the end.
    private boolean read() {
        AVStream chosen = chosen();
        for (int failures = 0; failures < FAILURES_IN_A_ROW; ) {
            int result = av_read_frame(container, packet);
            if (result == AVERROR_EOF) {
                damaged += beyondTheEnd(chosen);
                return false;
            }
            if (result < 0) {
                failures++;
                damaged++;
            } else if (packet.stream_index() == chosen.index()) {
                return true;
            } else {
                av_packet_unref(packet);
            }
        }
        return false;
    }

    /// How many frames the index places after the last byte, as in a copy that broke off.
    private int beyondTheEnd(AVStream chosen) {
        int missing = 0;
        for (int i = avformat_index_get_entries_count(chosen) - 1;
                i >= 0 && avformat_index_get_entry(chosen, i).pos() >= bytes;
                i--) {
            missing++;
        }
        return missing;
    }

    /// Width of a pixel over its height; 0 over something when unknown.
    AVRational pixelAspect() {
        return av_guess_sample_aspect_ratio(container, chosen(), frame);
    }

    /// A time in the stream's own unit as microseconds.
    long micros(long ticks) {
        return av_rescale_q(ticks, chosen().time_base(), MICROS);
    }

    /// Pieces that could not be read so far.
    int damaged() {
        return damaged;
    }

    /// Container, coding and library, for the record of how a frame was got.
    String describe() {
        return container.iformat().name().getString() + " "
                + avcodec_get_name(chosen().codecpar().codec_id()).getString() + " FFmpeg "
                + av_version_info().getString();
    }

    private AVStream chosen() {
        if (stream == null) {
            throw new IllegalStateException("The clip is closed");
        }
        return stream;
    }

    @Override
    public void close() {
        stream = null;
        if (decoder != null) {
            avcodec_free_context(decoder);
            decoder = null;
        }
        if (opened) {
            avformat_close_input(container);
            opened = false;
        }
        av_packet_free(packet);
        av_frame_free(frame);
    }
}

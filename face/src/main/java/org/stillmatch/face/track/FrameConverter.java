package org.stillmatch.face.track;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.stillmatch.face.decode.Picture;

/// Turns decoded frames into upright RGB pictures with square pixels, through one native buffer that is used again.
final class FrameConverter implements AutoCloseable {
    private final long maxPixels;
    private final SwsContext scaler = sws_alloc_context();
    private final AVFrame rgb = av_frame_alloc();

    FrameConverter(long maxPixels) {
        this.maxPixels = maxPixels;
        // The same samples on every processor, so that a search can be replayed; the fast way differs by machine.
        scaler.flags(SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT);
    }

    /// The frame as a picture, or null if FFmpeg cannot convert it.
    ///
    /// @param aspect width of a pixel over its height as container and stream tell it
    /// @throws UnreadableClipException if the picture with square pixels would be too large
    @Nullable
    Picture convert(AVFrame frame, AVRational aspect) throws UnreadableClipException {
        prepare(frame, aspect);
        if (sws_scale_frame(scaler, rgb, frame) < 0) {
            return null;
        }
        return turn(frame).upright(rgb.width(), rgb.height(), samples());
    }

    private void prepare(AVFrame frame, AVRational aspect) throws UnreadableClipException {
        double wide = aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
        // Recorders store half the lines or half the columns; beyond four to one the number is rubbish.
        if (wide < 0.25 || wide > 4) {
            wide = 1;
        }
        // The short side grows: to shrink the other one would throw away what little a face has.
        int width = (int) Math.round(frame.width() * Math.max(1, wide));
        int height = (int) Math.round(frame.height() / Math.min(1, wide));
        if ((long) width * height > maxPixels) {
            throw new UnreadableClipException(ClipRefusals.pixels(width, height, maxPixels));
        }
        if (rgb.width() != width || rgb.height() != height) {
            av_frame_unref(rgb);
            rgb.width(width).height(height).format(AV_PIX_FMT_RGB24);
            rgb.colorspace(AVCOL_SPC_RGB).color_range(AVCOL_RANGE_JPEG);
            if (av_frame_get_buffer(rgb, 0) < 0) {
                throw new UnreadableClipException(ClipRefusals.pixels(width, height, maxPixels));
            }
        }
        // Same primaries and transfer on both sides: only the matrix and the range are undone.
        rgb.color_primaries(frame.color_primaries()).color_trc(frame.color_trc());
    }

    private byte[] samples() {
        int row = 3 * rgb.width();
        byte[] out = new byte[row * rgb.height()];
        BytePointer data = rgb.data(0);
        for (int y = 0; y < rgb.height(); y++) {
            data.position((long) y * rgb.linesize(0)).get(out, y * row, row);
        }
        return out;
    }

    private static Turn turn(AVFrame frame) {
        AVFrameSideData matrix = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.size() < 36) {
            return Turn.NONE;
        }
        return Turn.of(matrix.data()
                .capacity(36)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer());
    }

    @Override
    public void close() {
        sws_free_context(scaler);
        av_frame_free(rgb);
    }
}

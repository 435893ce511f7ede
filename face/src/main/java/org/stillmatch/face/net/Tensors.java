package org.stillmatch.face.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.Input;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;

/// Turns a picture into the numbers that a network was trained on, as its manifest says.
final class Tensors {
    private Tensors() {}

    static long[] shape(Input input) {
        int channels = input.colour().channels();
        return input.layout() == Layout.NCHW
                ? new long[] {1, channels, input.height(), input.width()}
                : new long[] {1, input.height(), input.width(), channels};
    }

    /// (sample − mean) · scale for each channel, in a direct buffer.
    static FloatBuffer of(Picture picture, Input input) {
        if (picture.width() != input.width() || picture.height() != input.height()) {
            throw new IllegalArgumentException("The network takes " + input.width() + "×" + input.height()
                    + " pixels, not " + picture.width() + "×" + picture.height());
        }
        float[] values = input.colour() == Colour.GREY ? grey(picture, input) : colours(picture, input);
        return ByteBuffer.allocateDirect(4 * values.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values)
                .flip();
    }

    private static float[] colours(Picture picture, Input input) {
        int pixels = picture.width() * picture.height();
        byte[] rgb = picture.rgb();
        float[] values = new float[3 * pixels];
        boolean planes = input.layout() == Layout.NCHW;
        for (int c = 0; c < 3; c++) {
            int from = input.colour() == Colour.BGR ? 2 - c : c;
            int to = planes ? c * pixels : c;
            int step = planes ? 1 : 3;
            float mean = input.mean().get(c).floatValue();
            float scale = input.scale().get(c).floatValue();
            for (int i = 0; i < pixels; i++) {
                values[to + i * step] = ((rgb[3 * i + from] & 0xff) - mean) * scale;
            }
        }
        return values;
    }

    private static float[] grey(Picture picture, Input input) {
        float mean = input.mean().getFirst().floatValue();
        float scale = input.scale().getFirst().floatValue();
        byte[] rgb = picture.rgb();
        float[] values = new float[picture.width() * picture.height()];
        for (int i = 0; i < values.length; i++) {
            float luma =
                    0.299f * (rgb[3 * i] & 0xff) + 0.587f * (rgb[3 * i + 1] & 0xff) + 0.114f * (rgb[3 * i + 2] & 0xff);
            values[i] = (luma - mean) * scale;
        }
        return values;
    }
}

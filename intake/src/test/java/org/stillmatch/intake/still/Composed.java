package org.stillmatch.intake.still;

import java.util.Arrays;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;

/// Pictures put together out of others.
final class Composed {
    private Composed() {}

    /// A picture of one face in a wide grey field, so small that its eyes are some pixels apart.
    static Picture small(Faces faces, Picture picture, int eyes) {
        double by = eyes / faces.inStill(picture).getFirst().landmarks().interEyeDistance();
        Picture scaled = Resampler.resize(
                picture, (int) Math.round(picture.width() * by), (int) Math.round(picture.height() * by));
        byte[] grey = new byte[3 * 320 * 240];
        Arrays.fill(grey, (byte) 128);
        Picture field = new Picture(320, 240, grey);
        paste(scaled, field, 120, 80);
        return field;
    }

    static Picture together(Picture left, Picture right) {
        int width = left.width() + right.width();
        int height = Math.max(left.height(), right.height());
        Picture both = new Picture(width, height, new byte[3 * width * height]);
        paste(left, both, 0, 0);
        paste(right, both, left.width(), 0);
        return both;
    }

    static void paste(Picture small, Picture canvas, int left, int top) {
        for (int y = 0; y < small.height(); y++) {
            System.arraycopy(
                    small.rgb(),
                    3 * y * small.width(),
                    canvas.rgb(),
                    3 * ((top + y) * canvas.width() + left),
                    3 * small.width());
        }
    }
}

package org.stillmatch.face;

import java.nio.file.Path;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DemoPictures;

/// The photographs of the demo, and what the tests do to them.
public final class Photographs {
    private final Path directory;

    public Photographs() throws Exception {
        directory = DemoPictures.open().directory();
    }

    /// @param name without the extension
    public Picture of(String name) throws Exception {
        return Decoder.read(directory.resolve(name + ".jpg"), Limits.STANDARD).picture();
    }

    /// The picture moved right and down, black where it came from.
    public static Picture shifted(Picture picture, double right, double down) {
        int width = picture.width();
        int height = picture.height();
        return Warp.cut(picture, -right, -down, width, height, width, height);
    }

    public static Picture scaled(Picture picture, double by) {
        return Resampler.resize(
                picture, (int) Math.round(picture.width() * by), (int) Math.round(picture.height() * by));
    }

    /// The head round a face, as far as the photograph shows it: half a box more on each side.
    static Picture head(Picture picture, Box face) {
        int left = (int) Math.max(0, face.x() - face.width() / 2);
        int top = (int) Math.max(0, face.y() - face.height() / 2);
        int right = (int) Math.min(picture.width(), face.x() + 1.5f * face.width());
        int bottom = (int) Math.min(picture.height(), face.y() + 1.5f * face.height());
        return Warp.cut(picture, left, top, right - left, bottom - top, right - left, bottom - top);
    }

    /// Lays `small` onto `canvas`, in place.
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

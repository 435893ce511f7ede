package org.stillmatch.intake.still;

import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Resampler;

/// What pages show of a picture: written anew, so that nothing comes along but what is seen.
public final class Previews {
    static final String OF_STILL = "preview";

    private static final int LONGEST_SIDE = 1200;
    private static final int QUALITY = 85;

    private Previews() {}

    /// A JPEG without metadata, at most 1,200 pixels a side.
    public static byte[] of(Picture picture) {
        double scale = Math.min(1, LONGEST_SIDE / (double) Math.max(picture.width(), picture.height()));
        if (scale == 1) {
            return Pictures.toJpeg(picture, QUALITY);
        }
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        return Pictures.toJpeg(Resampler.resize(picture, width, height), QUALITY);
    }

    /// The part of a clip's original that shows an offered frame.
    static String ofFrame(int number) {
        return "frame-" + number;
    }
}

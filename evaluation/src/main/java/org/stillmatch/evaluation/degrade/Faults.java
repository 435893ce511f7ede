package org.stillmatch.evaluation.degrade;

import java.util.random.RandomGenerator;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.decode.Unreadable;

/// The single faults that a degradation is made of.
final class Faults {
    private Faults() {}

    /// The picture `factor` times as large, averaged over areas; a factor above 1 changes nothing.
    static Picture shrink(Picture picture, double factor) {
        if (factor >= 1) {
            return picture;
        }
        return Resampler.resize(picture, Math.max(1, (int) Math.round(picture.width() * factor)), Math.max(1, (int)
                Math.round(picture.height() * factor)));
    }

    /// The mean over a horizontal run of `length` pixels about each pixel, its ends weighted by the
    /// fraction they cover; the edge pixel stands for what lies beyond.
    static Picture smear(Picture picture, double length) {
        int width = picture.width();
        int height = picture.height();
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        int reach = (int) Math.ceil((length - 1) / 2);
        double end = (length - 1) / 2 - (reach - 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    double sum = 0;
                    for (int d = -reach; d <= reach; d++) {
                        double weight = Math.abs(d) == reach ? end : 1;
                        int at = Math.clamp(x + d, 0, width - 1);
                        sum += weight * (from[3 * (y * width + at) + c] & 0xff);
                    }
                    to[3 * (y * width + x) + c] = (byte) Math.round(sum / length);
                }
            }
        }
        return new Picture(width, height, to);
    }

    /// Gaussian noise of standard deviation `sigma` on every sample, clipped to 0..255.
    static Picture noise(Picture picture, double sigma, RandomGenerator chance) {
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = (byte) Math.clamp(Math.round((from[i] & 0xff) + sigma * chance.nextGaussian()), 0, 255);
        }
        return new Picture(picture.width(), picture.height(), to);
    }

    /// The picture after being kept as a JPEG of this quality.
    static Picture compress(Picture picture, int quality) {
        try {
            return Decoder.decode(Pictures.toJpeg(picture, quality), Limits.STANDARD)
                    .picture();
        } catch (Unreadable e) {
            throw new IllegalStateException("A JPEG that was just written cannot be read: " + e.getMessage(), e);
        }
    }
}

package org.stillmatch.casework.depiction;

import java.util.Arrays;
import org.stillmatch.face.decode.Picture;

/// Takes the pixels of a frame out of a picture, each the mean of samples that lie in line between its pixels.
final class Placing {
    /// What lies where the picture has ended, a light grey until it is toned with the rest.
    private static final int NOTHING = 0xb1;

    /// A sample's place is known in 65,536ths of a pixel, its share of each neighbour in 256ths.
    private static final int ONE = 1 << 16;

    private final byte[] rgb;
    private final int width;
    private final int height;
    private final Placement placement;
    private final int samples;

    private Placing(Picture picture, Placement placement) {
        this.rgb = picture.rgb();
        this.width = picture.width();
        this.height = picture.height();
        this.placement = placement;
        this.samples = placement.samples();
    }

    /// @param tone what each value becomes
    static Picture of(Picture picture, Frame frame, Placement placement, byte[] tone) {
        Placing placing = new Placing(picture, placement);
        byte[] out = new byte[3 * frame.width() * frame.height()];
        long[] sums = new long[4];
        int to = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                placing.sum(x, y, sums);
                long whole = sums[3] * ONE;
                for (int c = 0; c < 3; c++) {
                    int value = whole == 0 ? NOTHING : (int) ((sums[c] + whole / 2) / whole);
                    out[to++] = tone[value];
                }
            }
        }
        return new Picture(frame.width(), frame.height(), out);
    }

    /// Red, green and blue of the samples of a pixel that lie in the picture, times 65,536, and how many they are.
    private void sum(int x, int y, long[] sums) {
        Arrays.fill(sums, 0);
        // Of a pixel of the frame, 2·samples parts.
        long parts = 2L * samples;
        for (int j = 0; j < samples; j++) {
            long v = parts * (y - placement.frameY()) + 2L * j + 1;
            for (int i = 0; i < samples; i++) {
                long u = parts * (x - placement.frameX()) + 2L * i + 1;
                long across = u * placement.across() - v * placement.down();
                long down = u * placement.down() + v * placement.across();
                add(place(across, placement.anchorX()), place(down, placement.anchorY()), sums);
            }
        }
    }

    /// In 65,536ths of a pixel.
    private long place(long way, long anchor) {
        long fine = ONE / Eyes.PARTS;
        return Math.floorDiv(way * fine, 2L * samples * placement.per()) + anchor * (ONE / Placement.HALVES);
    }

    private void add(long atX, long atY, long[] sums) {
        if (atX < 0 || atY < 0 || atX >= (long) width * ONE || atY >= (long) height * ONE) {
            return;
        }
        // From the corner of the first pixel to its centre; what is nearer to the edge is as its pixel.
        int px = (int) Math.clamp(atX - ONE / 2, 0, (width - 1L) * ONE);
        int py = (int) Math.clamp(atY - ONE / 2, 0, (height - 1L) * ONE);
        int x0 = px >> 16;
        int y0 = py >> 16;
        int right = (px >> 8) & 0xff;
        int below = (py >> 8) & 0xff;
        int upper = 3 * (y0 * width + x0);
        int lower = y0 < height - 1 ? upper + 3 * width : upper;
        int step = x0 < width - 1 ? 3 : 0;
        for (int c = 0; c < 3; c++) {
            int top = (256 - right) * (rgb[upper + c] & 0xff) + right * (rgb[upper + step + c] & 0xff);
            int bottom = (256 - right) * (rgb[lower + c] & 0xff) + right * (rgb[lower + step + c] & 0xff);
            sums[c] += (256 - below) * top + below * bottom;
        }
        sums[3]++;
    }
}

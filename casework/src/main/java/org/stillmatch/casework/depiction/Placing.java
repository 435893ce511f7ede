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
        long[] sums = new long[4 * frame.width()];
        int to = 0;
        for (int y = 0; y < frame.height(); y++) {
            placing.sum(y, sums);
            for (int at = 0; at < sums.length; at += 4) {
                int found = (int) sums[at + 3];
                long half = (long) found * (ONE / 2);
                for (int c = 0; c < 3; c++) {
                    // Divided by 65,536 first, which leaves a number that divides quickly: the floor is the same.
                    int value = found == 0 ? NOTHING : (int) ((sums[at + c] + half) >> 16) / found;
                    out[to++] = tone[value];
                }
            }
        }
        return new Picture(frame.width(), frame.height(), out);
    }

    /// Of each pixel of a row, red, green and blue of the samples that lie in the picture, times 65,536, and how many
    /// they are.
    private void sum(int y, long[] sums) {
        Arrays.fill(sums, 0);
        // Of a pixel of the frame, 2·samples parts; from one sample of a row to the next there are two of them.
        long parts = 2L * samples;
        long u = -parts * placement.frameX() + 1;
        for (int j = 0; j < samples; j++) {
            long v = parts * (y - placement.frameY()) + 2L * j + 1;
            var across = new Walk(
                    u * placement.across() - v * placement.down(), 2 * placement.across(), placement.anchorX());
            var down =
                    new Walk(u * placement.down() + v * placement.across(), 2 * placement.down(), placement.anchorY());
            add(across, down, sums);
        }
    }

    /// One row of samples.
    private void add(Walk across, Walk down, long[] sums) {
        byte[] from = rgb;
        long endX = (long) width * ONE;
        long endY = (long) height * ONE;
        int mostX = (width - 1) * ONE;
        int mostY = (height - 1) * ONE;
        int stride = 3 * width;
        for (int at = 0; at < sums.length; at += 4) {
            int red = 0;
            int green = 0;
            int blue = 0;
            int found = 0;
            for (int i = 0; i < samples; i++) {
                long atX = across.place;
                long atY = down.place;
                across.step();
                down.step();
                if (atX < 0 || atY < 0 || atX >= endX || atY >= endY) {
                    continue;
                }
                // From the corner of the first pixel to its centre; what is nearer to the edge is as its pixel.
                int px = Math.min(Math.max((int) atX - ONE / 2, 0), mostX);
                int py = Math.min(Math.max((int) atY - ONE / 2, 0), mostY);
                int right = (px >> 8) & 0xff;
                int below = (py >> 8) & 0xff;
                int upper = (py >> 16) * stride + 3 * (px >> 16);
                int step = px < mostX ? 3 : 0;
                int lower = py < mostY ? upper + stride : upper;
                int ofThis = (256 - right) * (256 - below);
                int ofRight = right * (256 - below);
                int ofBelow = (256 - right) * below;
                int ofBoth = right * below;
                red += ofThis * (from[upper] & 0xff)
                        + ofRight * (from[upper + step] & 0xff)
                        + ofBelow * (from[lower] & 0xff)
                        + ofBoth * (from[lower + step] & 0xff);
                green += ofThis * (from[upper + 1] & 0xff)
                        + ofRight * (from[upper + step + 1] & 0xff)
                        + ofBelow * (from[lower + 1] & 0xff)
                        + ofBoth * (from[lower + step + 1] & 0xff);
                blue += ofThis * (from[upper + 2] & 0xff)
                        + ofRight * (from[upper + step + 2] & 0xff)
                        + ofBelow * (from[lower + 2] & 0xff)
                        + ofBoth * (from[lower + step + 2] & 0xff);
                found++;
            }
            sums[at] += red;
            sums[at + 1] += green;
            sums[at + 2] += blue;
            sums[at + 3] += found;
        }
    }

    /// Places along a row, in 65,536ths of a pixel: each the floor of a quotient whose dividend grows evenly, so that
    /// it follows from the last and its remainder without a division.
    private final class Walk {
        private final long divisor = 2L * samples * placement.per();
        private final long whole;
        private final long rest;
        private long remainder;
        private long place;

        Walk(long way, long step, long anchor) {
            long fine = ONE / Eyes.PARTS;
            whole = Math.floorDiv(step * fine, divisor);
            rest = Math.floorMod(step * fine, divisor);
            remainder = Math.floorMod(way * fine, divisor);
            place = Math.floorDiv(way * fine, divisor) + anchor * (ONE / Placement.HALVES);
        }

        void step() {
            place += whole;
            remainder += rest;
            if (remainder >= divisor) {
                remainder -= divisor;
                place++;
            }
        }
    }
}

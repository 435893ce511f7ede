package org.stillmatch.face.decode;

import java.util.Objects;

/// An upright picture: 8-bit red, green, blue, row by row, three bytes a pixel.
///
/// The array is shared, not copied: a picture is read by several steps and written by none of them.
public final class Picture {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /// @throws IllegalArgumentException unless `rgb` holds exactly 3·width·height bytes of at least one pixel
    public Picture(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "×" + height + " does not have " + rgb.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.rgb = Objects.requireNonNull(rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The samples themselves, not a copy. Callers do not write to them.
    public byte[] rgb() {
        return rgb;
    }

    /// Red (0), green (1) or blue (2) at a pixel, 0 to 255.
    public int sample(int x, int y, int channel) {
        return rgb[3 * (y * width + x) + channel] & 0xff;
    }

    /// Rec. 601 luma at a pixel, 0 to 255.
    public double luma(int x, int y) {
        return 0.299 * sample(x, y, 0) + 0.587 * sample(x, y, 1) + 0.114 * sample(x, y, 2);
    }

    /// The picture with left and right exchanged.
    public Picture mirrored() {
        byte[] out = new byte[rgb.length];
        for (int y = 0; y < height; y++) {
            int row = 3 * y * width;
            for (int x = 0; x < width; x++) {
                int from = row + 3 * x;
                int to = row + 3 * (width - 1 - x);
                out[to] = rgb[from];
                out[to + 1] = rgb[from + 1];
                out[to + 2] = rgb[from + 2];
            }
        }
        return new Picture(width, height, out);
    }

    /// A copy of a rectangle that lies inside the picture.
    public Picture part(int left, int top, int partWidth, int partHeight) {
        byte[] out = new byte[3 * partWidth * partHeight];
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(rgb, 3 * ((top + y) * width + left), out, 3 * y * partWidth, 3 * partWidth);
        }
        return new Picture(partWidth, partHeight, out);
    }
}

package org.stillmatch.face.decode;

/// Turns a picture upright as EXIF 2.32, tag 0x0112, asks.
final class Orientation {
    static final int NONE = 1;

    private Orientation() {}

    /// The value if it is one of the eight, else [#NONE].
    static int orNone(long value) {
        return value >= 1 && value <= 8 ? (int) value : NONE;
    }

    /// @param orientation 1 to 8: which edges of the scene the first row and the first column show
    /// @return the picture itself for 1, else a turned or mirrored copy
    static Picture upright(Picture stored, int orientation) {
        if (orientation == NONE) {
            return stored;
        }
        int w = stored.width();
        int h = stored.height();
        // The source pixel of (x, y) is first + x·alongX + y·alongY, counted in pixels.
        return switch (orientation) {
            case 2 -> turned(stored, w, h, w - 1, -1, w);
            case 3 -> turned(stored, w, h, w * h - 1, -1, -w);
            case 4 -> turned(stored, w, h, w * (h - 1), 1, -w);
            case 5 -> turned(stored, h, w, 0, w, 1);
            case 6 -> turned(stored, h, w, w * (h - 1), -w, 1);
            case 7 -> turned(stored, h, w, w * h - 1, -w, -1);
            case 8 -> turned(stored, h, w, w - 1, w, -1);
            default -> throw new IllegalArgumentException("Orientation " + orientation);
        };
    }

    private static Picture turned(Picture stored, int width, int height, int first, int alongX, int alongY) {
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            int source = 3 * (first + y * alongY);
            for (int x = 0; x < width; x++) {
                to[target++] = from[source];
                to[target++] = from[source + 1];
                to[target++] = from[source + 2];
                source += 3 * alongX;
            }
        }
        return new Picture(width, height, to);
    }
}

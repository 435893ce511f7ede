package org.stillmatch.face.decode;

/// How much a file may ask for before anything is allocated for it.
///
/// At its worst a decoder holds nine bytes a pixel at once: the picture's three, and six for the
/// coefficients of a progressive JPEG or the 16-bit samples of a TIFF.
///
/// @param bytes most bytes of a file
/// @param pixels most pixels, of the picture and of the canvas of an animation
/// @param longestSide most pixels of either side
/// @param shortestSide fewest pixels of either side
public record Limits(long bytes, long pixels, int longestSide, int shortestSide) {
    /// 64 MiB, 100 megapixels, sides from 16 (the smallest face found is 14 high) to 32,767 pixels.
    public static final Limits STANDARD = new Limits(64L << 20, 100_000_000, 32_767, 16);

    /// Most pixels that any limits may allow: three bytes each in one array.
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 16) / 3;

    /// @throws IllegalArgumentException for limits that no array could hold or no picture could meet
    public Limits {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - 16 || pixels < 1 || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("Limits of " + bytes + " bytes and " + pixels + " pixels");
        }
        if (shortestSide < 1 || longestSide < shortestSide) {
            throw new IllegalArgumentException("Limits of sides from " + shortestSide + " to " + longestSide);
        }
    }

    void checkBytes(long length) throws Unreadable {
        if (length == 0) {
            throw new Unreadable(Reason.EMPTY);
        }
        if (length > bytes) {
            throw new Unreadable(
                    Reason.TOO_MANY_BYTES,
                    "The file has " + length + " bytes, more than the " + bytes
                            + " that are read: send one still, not a clip or an archive.");
        }
    }

    void checkSize(int width, int height) throws Unreadable {
        if ((long) width * height > pixels || Math.max(width, height) > longestSide) {
            throw new Unreadable(
                    Reason.TOO_MANY_PIXELS,
                    "The picture claims " + width + "×" + height + " pixels, more than is read (" + pixels + " in all, "
                            + longestSide + " a side): send it smaller, or cut out the part that matters.");
        }
        if (Math.min(width, height) < shortestSide) {
            throw new Unreadable(
                    Reason.TOO_SMALL,
                    "The picture is " + width + "×" + height
                            + " pixels, too small for a face: send it in full size, not as a thumbnail.");
        }
    }
}

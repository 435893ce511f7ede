package org.stillmatch.casework.depiction;

/// Where in the picture a place of the frame is found: turned, scaled and shifted in whole numbers, and never mirrored.
/// From the frame's pixel (`frameX`, `frameY`), which shows the anchor, each further pixel lies
/// (`across`, `down`) / `per` 256ths of a pixel further in the picture, and each row the same at a right angle.
///
/// @param anchorX in 512ths of a pixel of the picture
record Placement(int frameX, int frameY, long anchorX, long anchorY, long across, long down, long per) {
    /// Twice the parts of a pixel in which eyes are given.
    static final int HALVES = 2 * Eyes.PARTS;

    /// Shrunk further than this, a picture has no face that anybody could see.
    private static final int MOST_SAMPLES = 32;

    /// With the eyes on their line and as far apart as the frame wants them.
    static Placement ofEyes(Frame frame, Eyes eyes) {
        return new Placement(
                frame.width() / 2,
                frame.eyeLine(),
                (long) eyes.leftX() + eyes.rightX(),
                (long) eyes.leftY() + eyes.rightY(),
                (long) eyes.rightX() - eyes.leftX(),
                (long) eyes.rightY() - eyes.leftY(),
                frame.eyeDistance());
    }

    /// The whole picture in the middle of the frame, as large as fits.
    static Placement whole(Frame frame, int width, int height) {
        boolean wide = (long) width * frame.height() > (long) height * frame.width();
        return new Placement(
                frame.width() / 2,
                frame.eyeLine(),
                (long) width * Eyes.PARTS,
                (long) height * Eyes.PARTS,
                (long) (wide ? width : height) * Eyes.PARTS,
                0,
                wide ? frame.width() : frame.height());
    }

    /// How many samples of the picture across make one pixel, so that none is left out.
    int samples() {
        int n = 1;
        while (n < MOST_SAMPLES && square(n * per * Eyes.PARTS) < square(across) + square(down)) {
            n++;
        }
        return n;
    }

    private static long square(long value) {
        return value * value;
    }
}

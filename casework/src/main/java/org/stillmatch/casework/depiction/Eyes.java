package org.stillmatch.casework.depiction;

import org.stillmatch.face.align.Point;

/// Where the eyes are in the upright picture, in whole 256ths of a pixel, so that what follows from them is exact.
/// 'Left' is the viewer's left.
public record Eyes(int leftX, int leftY, int rightX, int rightY) {
    /// Parts of a pixel.
    static final int PARTS = 256;

    /// Nearer eyes say nothing about where the head is.
    private static final int NEAREST = 4 * PARTS;

    /// @throws IllegalArgumentException if they are nearer to each other than four pixels
    public Eyes {
        if (acrossSquared(leftX, leftY, rightX, rightY) < (long) NEAREST * NEAREST) {
            throw new IllegalArgumentException("Eyes nearer to each other than " + NEAREST / PARTS + " pixels");
        }
    }

    public static Eyes of(Point left, Point right) {
        return new Eyes(parts(left.x()), parts(left.y()), parts(right.x()), parts(right.y()));
    }

    boolean within(int width, int height) {
        return isIn(leftX, width) && isIn(rightX, width) && isIn(leftY, height) && isIn(rightY, height);
    }

    private static boolean isIn(int at, int side) {
        return at >= 0 && at <= (long) side * PARTS;
    }

    private static int parts(double at) {
        return Math.toIntExact(Math.round(at * PARTS));
    }

    private static long acrossSquared(int leftX, int leftY, int rightX, int rightY) {
        long x = (long) rightX - leftX;
        long y = (long) rightY - leftY;
        return x * x + y * y;
    }
}

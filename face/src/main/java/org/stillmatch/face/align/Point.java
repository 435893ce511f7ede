package org.stillmatch.face.align;

/// A place in pixels of the upright picture; the centre of the first pixel is (0.5, 0.5).
public record Point(double x, double y) {
    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}

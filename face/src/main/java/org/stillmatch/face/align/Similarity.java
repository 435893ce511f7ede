package org.stillmatch.face.align;

import java.util.List;

/// A turn, a scale and a shift: (x, y) → (a·x − b·y + tx, b·x + a·y + ty).
public record Similarity(double a, double b, double tx, double ty) {
    /// The least-squares similarity that takes `from` to `to`, point by point (Umeyama 1991 without
    /// reflection, in closed form for the plane).
    ///
    /// @throws IllegalArgumentException if the lists differ in size or all `from` points coincide
    public static Similarity fit(List<Point> from, List<Point> to) {
        if (from.size() != to.size() || from.isEmpty()) {
            throw new IllegalArgumentException("A similarity is fitted to two equally long lists of points");
        }
        int n = from.size();
        double fx = 0;
        double fy = 0;
        double gx = 0;
        double gy = 0;
        for (int i = 0; i < n; i++) {
            fx += from.get(i).x() / n;
            fy += from.get(i).y() / n;
            gx += to.get(i).x() / n;
            gy += to.get(i).y() / n;
        }
        double real = 0;
        double imaginary = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
            double x = from.get(i).x() - fx;
            double y = from.get(i).y() - fy;
            double u = to.get(i).x() - gx;
            double v = to.get(i).y() - gy;
            real += x * u + y * v;
            imaginary += x * v - y * u;
            size += x * x + y * y;
        }
        if (size == 0) {
            throw new IllegalArgumentException("The points to fit all coincide");
        }
        double a = real / size;
        double b = imaginary / size;
        return new Similarity(a, b, gx - a * fx + b * fy, gy - b * fx - a * fy);
    }

    public Point apply(Point p) {
        return new Point(a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty);
    }

    public Similarity inverse() {
        double size = a * a + b * b;
        double ia = a / size;
        double ib = -b / size;
        return new Similarity(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
    }

    /// How many times longer a segment becomes.
    public double scale() {
        return Math.hypot(a, b);
    }
}

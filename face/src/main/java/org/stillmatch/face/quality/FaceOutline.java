package org.stillmatch.face.quality;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;

/// The closed line along jaw and brows: the part of a head that is face, without hair or background.
final class FaceOutline {
    private final List<Point> corners;

    private FaceOutline(List<Point> corners) {
        this.corners = corners;
    }

    static FaceOutline of(Landmarks landmarks, LumaGrid grid) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            corners.add(grid.toGrid(landmarks.points().get(i)));
        }
        for (int i = 26; i >= 17; i--) {
            corners.add(grid.toGrid(landmarks.points().get(i)));
        }
        return new FaceOutline(corners);
    }

    /// Area in grid pixels, inside the picture or not (shoelace formula).
    double area() {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(twice) / 2;
    }

    /// Which pixels have their centre inside, by the even-odd rule, row by row.
    boolean[] fill(int width, int height) {
        boolean[] inside = new boolean[width * height];
        double[] crossings = new double[corners.size()];
        for (int y = 0; y < height; y++) {
            int n = crossings(y + 0.5, crossings);
            for (int i = 0; i + 1 < n; i += 2) {
                int from = (int) Math.ceil(Math.clamp(crossings[i] - 0.5, 0, width));
                int to = (int) Math.ceil(Math.clamp(crossings[i + 1] - 0.5, 0, width));
                java.util.Arrays.fill(inside, y * width + from, y * width + Math.max(from, to), true);
            }
        }
        return inside;
    }

    private int crossings(double y, double[] into) {
        int n = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            if (a.y() <= y != b.y() <= y) {
                into[n++] = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
            }
        }
        java.util.Arrays.sort(into, 0, n);
        return n;
    }
}

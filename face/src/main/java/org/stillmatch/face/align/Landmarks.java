package org.stillmatch.face.align;

import java.util.List;

/// The 68 points of a face in the usual order (iBUG 300-W): jaw 0–16, brows 17–26, nose 27–35,
/// eyes 36–47, mouth 48–67. 'Left' is the viewer's left.
public record Landmarks(List<Point> points) {
    /// @throws IllegalArgumentException unless there are 68 points
    public Landmarks {
        if (points.size() != 68) {
            throw new IllegalArgumentException("A face has 68 landmarks here, not " + points.size());
        }
        points = List.copyOf(points);
    }

    /// Centre of the eye on the viewer's left: the mean of the four lid points.
    public Point leftEye() {
        return mean(37, 38, 40, 41);
    }

    public Point rightEye() {
        return mean(43, 44, 46, 47);
    }

    public Point nose() {
        return points.get(30);
    }

    public Point leftMouth() {
        return mean(48, 60);
    }

    public Point rightMouth() {
        return mean(54, 64);
    }

    /// Distance between the eye centres in pixels.
    public double interEyeDistance() {
        return leftEye().distance(rightEye());
    }

    private Point mean(int... indices) {
        double x = 0;
        double y = 0;
        for (int i : indices) {
            x += points.get(i).x();
            y += points.get(i).y();
        }
        return new Point(x / indices.length, y / indices.length);
    }
}

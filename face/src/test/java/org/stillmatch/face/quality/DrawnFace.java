package org.stillmatch.face.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;

/// A face drawn from ellipses, with every landmark where it was drawn and every flaw of a known size.
///
/// Lengths are in eye distances from the middle between the eyes. Flaws come in the order of a camera:
/// light, blur, movement, exposure, noise, rounding, compression.
final class DrawnFace {
    private double interEye = 64;
    private double middleX = Double.NaN;
    private double middleY = Double.NaN;
    private int width = -1;
    private int height = -1;
    private double reflectance = 1;
    private double leftLight = 1;
    private double haze;
    private double exposure = 1;
    private double sigma = 0.6;
    private double movement;
    private double movementDegrees;
    private double noise;
    private int jpeg = -1;
    private double[] colour = {1, 0.78, 0.66};
    private double lidGap = 0.16;
    private double lipGap;
    private Pose pose = new Pose(0, 0, 0, 1.5f);

    DrawnFace interEye(double pixels) {
        interEye = pixels;
        return this;
    }

    /// Size of the picture and where in it the middle between the eyes lies, in pixels.
    DrawnFace in(int width, int height, double x, double y) {
        this.width = width;
        this.height = height;
        middleX = x;
        middleY = y;
        return this;
    }

    DrawnFace reflectance(double v) {
        reflectance = v;
        return this;
    }

    DrawnFace leftLight(double v) {
        leftLight = v;
        return this;
    }

    /// Levels of stray light added to everything, the rest squeezed to make room.
    DrawnFace haze(double levels) {
        haze = levels;
        return this;
    }

    DrawnFace exposure(double v) {
        exposure = v;
        return this;
    }

    DrawnFace blur(double sigmaPixels) {
        sigma = sigmaPixels;
        return this;
    }

    DrawnFace moved(double pixels, double degrees) {
        movement = pixels;
        movementDegrees = degrees;
        return this;
    }

    DrawnFace noise(double sigmaLevels) {
        noise = sigmaLevels;
        return this;
    }

    DrawnFace jpeg(int quality) {
        jpeg = quality;
        return this;
    }

    DrawnFace colour(double r, double g, double b) {
        colour = new double[] {r, g, b};
        return this;
    }

    DrawnFace lidGap(double v) {
        lidGap = v;
        return this;
    }

    DrawnFace lipGap(double v) {
        lipGap = v;
        return this;
    }

    DrawnFace pose(double yaw, double pitch, double roll, double spread) {
        pose = new Pose((float) yaw, (float) pitch, (float) roll, (float) spread);
        return this;
    }

    FaceSample sample() {
        return sample(List.of());
    }

    FaceSample sample(List<Box> others) {
        place();
        return new FaceSample(picture(), box(), landmarks(), pose, 0.99, others);
    }

    private void place() {
        if (width < 0) {
            width = (int) Math.ceil(interEye * 3.4);
            height = (int) Math.ceil(interEye * 4.2);
            middleX = width / 2.0;
            middleY = height * 0.42;
        }
    }

    Box box() {
        return new Box(
                (float) (middleX - 1.05 * interEye),
                (float) (middleY - 1.0 * interEye),
                (float) (2.1 * interEye),
                (float) (2.75 * interEye));
    }

    Landmarks landmarks() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= 16; i++) {
            double angle = Math.PI * (1 - i / 16.0);
            points.add(at(0.95 * Math.cos(angle), 0.1 + 1.55 * Math.sin(angle)));
        }
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 5; i++) {
                double t = i - 2;
                points.add(at(side * 0.5 + 0.15 * t, -0.32 + 0.01 * t * t));
            }
        }
        for (int i = 0; i < 4; i++) {
            points.add(at(0, 0.1 + 0.18 * i));
        }
        for (int i = 0; i < 5; i++) {
            points.add(at(0.09 * (i - 2), 0.72));
        }
        for (int side = -1; side <= 1; side += 2) {
            addRing(points, side * 0.5, 0, 0.2, lidGap / 2 / Math.sin(Math.PI / 3), 6);
        }
        addRing(points, 0, 1.1, 0.38, 0.12 + lipGap / 2, 12);
        addRing(points, 0, 1.1, 0.3, lipGap / 2, 8);
        return new Landmarks(points);
    }

    /// A ring of landmarks from the left corner over the top, clockwise.
    private void addRing(List<Point> points, double x, double y, double rx, double ry, int n) {
        for (int i = 0; i < n; i++) {
            double angle = Math.PI + 2 * Math.PI * i / n;
            points.add(at(x + rx * Math.cos(angle), y + ry * Math.sin(angle)));
        }
    }

    private Point at(double u, double v) {
        return new Point(middleX + u * interEye, middleY + v * interEye);
    }

    Picture picture() {
        place();
        double[] light = drawn();
        light = Flaws.blurred(light, width, height, sigma);
        light = movement > 0 ? Flaws.smeared(light, width, height, movement, movementDegrees) : light;
        Random random = new Random(20250101);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            double grain = noise * random.nextGaussian();
            for (int c = 0; c < 3; c++) {
                double clean = exposure * (haze + light[i] * (1 - haze / 255) * colour[c]);
                rgb[3 * i + c] = (byte) Math.clamp(Math.round(clean + grain), 0, 255);
            }
        }
        Picture picture = new Picture(width, height, rgb);
        return jpeg < 0 ? picture : Flaws.throughJpeg(picture, jpeg);
    }

    /// Linear-valued luma of the scene, 4×4 samples a pixel.
    private double[] drawn() {
        double[] out = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int s = 0; s < 16; s++) {
                    double px = x + (s % 4 + 0.5) / 4;
                    double py = y + (s / 4 + 0.5) / 4;
                    sum += scene((px - middleX) / interEye, (py - middleY) / interEye);
                }
                out[y * width + x] = sum / 16;
            }
        }
        return out;
    }

    private double scene(double u, double v) {
        double light = u < 0 ? leftLight : 1;
        if (!inside(u, v, 0, 0.25, 1.1, 1.45)) {
            return 110;
        }
        // A little roundness, so that skin is not one flat level.
        double skin = 200 - 14 * u * u - 8 * (v - 0.3) * (v - 0.3);
        return light * reflectance * skin * feature(u, v);
    }

    private double feature(double u, double v) {
        double e = Math.abs(u) - 0.5;
        double iris = Math.hypot(e, v);
        if (Math.abs(e) < 0.3 && Math.abs(v + 0.31) < 0.06) {
            return 0.45;
        }
        if (inside(e, v, 0, 0, 0.2, Math.max(0.01, lidGap / 2))) {
            return iris < 0.075 ? 0.35 : 1.12;
        }
        if (inside(u, v, 0, 1.1, 0.3, lipGap / 2)) {
            return 0.3;
        }
        if (inside(u, v, 0, 1.1, 0.38, 0.12 + lipGap / 2)) {
            return 0.65;
        }
        return inside(Math.abs(u), v, 0.1, 0.68, 0.06, 0.05) ? 0.5 : 1;
    }

    private static boolean inside(double u, double v, double cx, double cy, double rx, double ry) {
        double a = (u - cx) / rx;
        double b = (v - cy) / ry;
        return a * a + b * b < 1;
    }
}

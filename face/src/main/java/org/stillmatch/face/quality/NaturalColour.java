package org.stillmatch.face.quality;

import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

/// Whether the cheeks have the colour of skin under white light.
///
/// Native value: distance in CIELAB from the range a* 5 to 25, b* 5 to 35 that ISO/IEC 29794-5 names, 0
/// and above, less is better; grey (a night camera) is 7. The mean colour of the cheeks is first
/// brought to the luminance of L* 60, keeping its chromaticity, since a* and b* shrink with
/// luminance: so darker skin of the same hue gets the same value. sRGB is assumed.
///
/// Scalar: 200·(1 − logistic(native/10)), the standard's curve.
///
/// Fails where the cheeks are outside of the picture, clipped or within 8 levels of black.
final class NaturalColour implements Measure.OfPatch {
    private static final double LUMINANCE_OF_L60 = Math.pow((60 + 16) / 116.0, 3);
    private static final double RADIUS = 0.18;
    private static final int GRID = 9;
    private static final int FEWEST_SAMPLES = 20;

    @Override
    public Component component() {
        return Component.NATURAL_COLOUR;
    }

    @Override
    public Assessment assess(FacePatch patch) {
        FaceSample sample = patch.sample();
        Landmarks landmarks = sample.landmarks();
        double[] sums = new double[4];
        addCheek(sample, landmarks.leftEye(), landmarks.leftMouth(), sums);
        addCheek(sample, landmarks.rightEye(), landmarks.rightMouth(), sums);
        if (sums[3] < FEWEST_SAMPLES) {
            return new FailureToAssess("The cheeks are cut off, burnt out or black, so they have no colour.");
        }
        double distance = distance(sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]);
        return Scalars.of(distance, 2 * (1 - Scalars.logistic(distance / 10)));
    }

    /// Sums linear red, green, blue and the number of samples on a grid of 9×9 across the cheek.
    private static void addCheek(FaceSample sample, Point eye, Point mouth, double[] sums) {
        double half = RADIUS * sample.landmarks().interEyeDistance() / Math.sqrt(2);
        for (int j = 0; j < GRID; j++) {
            for (int i = 0; i < GRID; i++) {
                int x = (int) Math.floor((eye.x() + mouth.x()) / 2 + half * (2.0 * i / (GRID - 1) - 1));
                int y = (int) Math.floor((eye.y() + mouth.y()) / 2 + half * (2.0 * j / (GRID - 1) - 1));
                if (x < 0
                        || y < 0
                        || x >= sample.picture().width()
                        || y >= sample.picture().height()) {
                    continue;
                }
                int r = sample.picture().sample(x, y, 0);
                int g = sample.picture().sample(x, y, 1);
                int b = sample.picture().sample(x, y, 2);
                int most = Math.max(r, Math.max(g, b));
                if (most >= 8 && most < 255) {
                    sums[0] += linear(r);
                    sums[1] += linear(g);
                    sums[2] += linear(b);
                    sums[3]++;
                }
            }
        }
    }

    /// From linear sRGB (IEC 61966-2-1, white D65) to the distance in CIELAB (CIE 15).
    private static double distance(double r, double g, double b) {
        double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        double toL60 = LUMINANCE_OF_L60 / y;
        double fx = cubeRoot(toL60 * (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double fy = cubeRoot(LUMINANCE_OF_L60);
        double fz = cubeRoot(toL60 * (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890);
        return Math.hypot(outside(500 * (fx - fy), 5, 25), outside(200 * (fy - fz), 5, 35));
    }

    private static double cubeRoot(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double outside(double v, double from, double to) {
        return Math.max(0, Math.max(from - v, v - to));
    }

    private static double linear(int level) {
        double v = level / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}

package org.stillmatch.evaluation.degrade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.decode.Picture;

class DegradationTest {
    @Test
    void eyesAreAsFarApartAsAskedAfterwards() {
        // Two dark dots 60 px apart stand for the eyes.
        Picture picture =
                drawn(240, 180, (x, y) -> Math.hypot(x - 90, y - 70) < 9 || Math.hypot(x - 150, y - 70) < 9 ? 20 : 220);
        for (double eyes : new double[] {24, 16, 12}) {
            Picture small = new Degradation("small", eyes, 0, 0, 0).apply(picture, 60, random());
            assertEquals(Math.round(240 * eyes / 60), small.width());
            assertEquals(Math.round(180 * eyes / 60), small.height());
            int middle = small.width() / 2;
            assertEquals(eyes, darkCentre(small, middle, small.width()) - darkCentre(small, 0, middle), 0.3);
        }
    }

    @Test
    void aPictureThatIsSmallAlreadyIsNotEnlarged() {
        Picture picture = slopes(50, 40);
        Picture same = new Degradation("small", 24, 0, 0, 0).apply(picture, 20, random());
        assertEquals(50, same.width());
        assertArrayEquals(picture.rgb(), same.rgb());
    }

    @Test
    void motionBlurTurnsAStepIntoARampOfItsLength() {
        Picture step = drawn(40, 3, (x, y) -> x < 20 ? 0 : 255);
        assertArrayEquals(new int[] {0, 51, 102, 153, 204, 255}, row(smeared(step, 5), 17, 23));
        // An even length covers half of the pixel at either end.
        assertArrayEquals(new int[] {0, 32, 96, 159, 223, 255}, row(smeared(step, 4), 17, 23));
        assertArrayEquals(new int[] {0, 0, 43, 213, 255, 255}, row(smeared(step, 1.5), 17, 23));
    }

    @Test
    void motionBlurIsHorizontalAndKeepsTheEdgesOfThePicture() {
        Picture across = drawn(30, 30, (x, y) -> y < 15 ? 0 : 255);
        assertArrayEquals(across.rgb(), smeared(across, 7).rgb());
        Picture flat = drawn(30, 4, (x, y) -> 137);
        assertArrayEquals(flat.rgb(), smeared(flat, 6.3).rgb());
        assertArrayEquals(slopes(20, 20).rgb(), smeared(slopes(20, 20), 1).rgb());
    }

    @Test
    void noiseHasTheStandardDeviationAskedForAndNoBias() {
        Picture grey = drawn(200, 150, (x, y) -> 128);
        for (double sigma : new double[] {2, 6, 10}) {
            byte[] noisy = new Degradation("noise", 0, 0, sigma, 0)
                    .apply(grey, 60, random())
                    .rgb();
            double mean = 0;
            double square = 0;
            for (byte b : noisy) {
                double off = (b & 0xff) - 128;
                mean += off / noisy.length;
                square += off * off / noisy.length;
            }
            assertEquals(0, mean, 4 * sigma / Math.sqrt(noisy.length));
            // Rounding to whole grey levels adds a variance of 1/12.
            assertEquals(Math.sqrt(sigma * sigma + 1 / 12.0), Math.sqrt(square - mean * mean), 0.01 * sigma);
        }
    }

    @Test
    void noiseNeverWrapsRoundAtBlackOrWhite() {
        for (int level : new int[] {0, 255}) {
            byte[] noisy =
                    Faults.noise(drawn(50, 50, (x, y) -> level), 10, random()).rgb();
            for (byte b : noisy) {
                assertTrue(Math.abs((b & 0xff) - level) < 80);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        Degradation all = new Degradation("all", 16, 4, 6, 40);
        Picture picture = slopes(160, 120);
        byte[] first = all.apply(picture, 40, new SplittableRandom(7)).rgb();
        assertArrayEquals(first, all.apply(picture, 40, new SplittableRandom(7)).rgb());
        assertFalse(Arrays.equals(
                first, all.apply(picture, 40, new SplittableRandom(8)).rgb()));
    }

    @Test
    void theLowerTheJpegQualityTheLargerTheError() {
        Picture picture = Faults.noise(slopes(96, 96), 12, random());
        double before = 0;
        for (int quality : new int[] {95, 80, 60, 40, 20, 5}) {
            byte[] kept = new Degradation("jpeg", 0, 0, 0, quality)
                    .apply(picture, 60, random())
                    .rgb();
            double error = 0;
            for (int i = 0; i < kept.length; i++) {
                error += Math.pow((kept[i] & 0xff) - (picture.rgb()[i] & 0xff), 2) / kept.length;
            }
            assertTrue(error > before, "quality " + quality + ": " + error + " after " + before);
            before = error;
        }
    }

    @Test
    void nothingAskedForChangesNothing() {
        Picture picture = slopes(30, 20);
        assertArrayEquals(
                picture.rgb(),
                new Degradation("none", 0, 0, 0, 0).apply(picture, 60, random()).rgb());
    }

    private interface Level {
        int at(int x, int y);
    }

    private static Picture smeared(Picture picture, double length) {
        return new Degradation("smear", 0, length, 0, 0).apply(picture, 60, random());
    }

    private static SplittableRandom random() {
        return new SplittableRandom(1);
    }

    private static Picture drawn(int width, int height, Level level) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) level.at(i / 3 % width, i / 3 / width);
        }
        return new Picture(width, height, rgb);
    }

    private static Picture slopes(int width, int height) {
        return drawn(width, height, (x, y) -> 255 * (x + 2 * y) / (width + 2 * height));
    }

    private static int[] row(Picture picture, int from, int to) {
        int[] levels = new int[to - from];
        Arrays.setAll(levels, i -> picture.sample(from + i, 1, 0));
        return levels;
    }

    /// The x of the centre of what is darker than white, in columns `from` to `to`.
    private static double darkCentre(Picture picture, int from, int to) {
        double sum = 0;
        double weighted = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = from; x < to; x++) {
                int dark = Math.max(0, 215 - picture.sample(x, y, 1));
                sum += dark;
                weighted += dark * (double) x;
            }
        }
        return weighted / sum;
    }
}

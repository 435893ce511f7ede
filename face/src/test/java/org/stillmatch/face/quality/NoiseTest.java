package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.face.decode.Picture;

class NoiseTest {
    @ParameterizedTest
    @CsvSource({"24,2", "24,5", "24,12", "40,2", "40,8", "64,1", "64,2", "64,4", "64,8", "64,16"})
    void noiseIsFoundWithinAFifth(double interEye, double sigma) {
        FaceSample face = new DrawnFace().interEye(interEye).noise(sigma).sample();
        assertEquals(sigma, Found.nativeValue(Component.NOISE, face), 0.2 * sigma);
    }

    @Test
    void noiseOfALargeFaceIsWhatRemainsAfterShrinking() {
        // Eyes 128 apart are shrunk by exactly two: four pixels are averaged into one.
        FaceSample face = new DrawnFace().interEye(128).noise(8).sample();
        assertEquals(4, Found.nativeValue(Component.NOISE, face), 0.2 * 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 24, 64, 100})
    void moreNoiseIsNeverBetter(double interEye) {
        double last = -1;
        int lastScalar = 101;
        for (double sigma : new double[] {0, 2, 4, 8, 16, 30}) {
            FaceSample face = new DrawnFace().interEye(interEye).noise(sigma).sample();
            double found = Found.nativeValue(Component.NOISE, face);
            int scalar = Found.scalar(Component.NOISE, face);
            assertTrue(found > last && scalar <= lastScalar, sigma + ": " + found + " after " + last);
            last = found;
            lastScalar = scalar;
        }
    }

    @Test
    void slopesAndStraightEdgesAreNoNoise() {
        byte[] rgb = new byte[3 * 60 * 60];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % 60;
            int y = i / 180;
            rgb[i] = (byte) (20 + 2 * x + y + (y < 20 ? 50 : 0));
        }
        LumaGrid grid = LumaGrid.cut(new Picture(60, 60, rgb), 0, 0, 60, 60, 1);
        boolean[] all = new boolean[3600];
        java.util.Arrays.fill(all, true);
        assertEquals(0, NoiseLevel.of(grid, all), 1e-3);
    }

    @Test
    void aFaceOfAFewPixelsIsNotJudged() {
        assertTrue(Found.failed(Component.NOISE, new DrawnFace().interEye(5).sample()));
    }
}

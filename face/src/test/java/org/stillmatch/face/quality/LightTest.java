package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.8, 0.6, 0.4, 0.2, 0.1})
    void theRatioOfLightBetweenTheSidesIsFound(double ratio) {
        for (double interEye : new double[] {12, 40, 64}) {
            FaceSample face =
                    new DrawnFace().interEye(interEye).leftLight(ratio).sample();
            assertEquals(ratio, Found.nativeValue(Component.ILLUMINATION_UNIFORMITY, face), 0.03);
            assertEquals(100 * ratio, Found.scalar(Component.ILLUMINATION_UNIFORMITY, face), 3);
        }
    }

    @Test
    void aCheekOutsideOfThePictureLeavesNothingToCompare() {
        FaceSample half = new DrawnFace().interEye(40).in(200, 200, 5, 90).sample();
        assertTrue(Found.failed(Component.ILLUMINATION_UNIFORMITY, half));
    }

    @Test
    void burntOutSkinCountsByItsShare() {
        assertEquals(0, Found.nativeValue(Component.OVER_EXPOSURE_PREVENTION, new DrawnFace().sample()));
        double last = -1;
        for (double exposure : new double[] {1.2, 1.6, 1.8, 2.2, 4, 8}) {
            FaceSample face = new DrawnFace().exposure(exposure).sample();
            double found = Found.nativeValue(Component.OVER_EXPOSURE_PREVENTION, face);
            assertTrue(found >= last, exposure + ": " + found + " after " + last);
            last = found;
        }
        assertTrue(last > 0.95, "eight times the light burns out " + last);
    }

    @Test
    void halfAFaceBurntOutReadsAHalf() {
        FaceSample face = new DrawnFace().exposure(3.2).leftLight(0.25).sample();
        double found = Found.nativeValue(Component.OVER_EXPOSURE_PREVENTION, face);
        assertTrue(found > 0.38 && found < 0.5, "brows, lips and pupils apart, half is clipped: " + found);
    }

    @Test
    void shadowIsLostOnceItsLevelsAreTooFewNotOnceItIsDark() {
        double[] exposures = {1, 0.5, 0.25, 0.1, 0.04, 0.02, 0.01};
        double last = -1;
        for (double exposure : exposures) {
            FaceSample face = new DrawnFace().exposure(exposure).sample();
            double found = Found.nativeValue(Component.UNDER_EXPOSURE_PREVENTION, face);
            assertTrue(found >= last, exposure + ": " + found + " after " + last);
            assertTrue(exposure < 0.25 || found == 0, "a quarter of the light loses nothing yet");
            last = found;
        }
        assertTrue(last > 0.95, "a hundredth of the light loses " + last);
    }

    @ParameterizedTest
    @CsvSource({"0.15,1,0", "0.15,16,1"})
    void noiseBuriesShadowThatLevelsAloneWouldKeep(double exposure, double noise, int buried) {
        FaceSample face = new DrawnFace().exposure(exposure).noise(noise).sample();
        double found = Found.nativeValue(Component.UNDER_EXPOSURE_PREVENTION, face);
        assertEquals(buried, Math.round(found), "lost " + found);
    }

    @Test
    void hazeTakesRangeAndVarianceAway() {
        double lastRange = 99;
        double lastVariance = 99;
        for (double haze : new double[] {0, 40, 80, 120, 180, 230}) {
            FaceSample face = new DrawnFace().haze(haze).sample();
            double range = Found.nativeValue(Component.DYNAMIC_RANGE, face);
            double variance = Found.nativeValue(Component.LUMINANCE_VARIANCE, face);
            assertTrue(range < lastRange && variance < lastVariance, haze + ": " + range + ", " + variance);
            lastRange = range;
            lastVariance = variance;
        }
        assertTrue(
                Found.scalar(Component.DYNAMIC_RANGE, new DrawnFace().haze(230).sample()) < 10);
        assertTrue(Found.scalar(Component.DYNAMIC_RANGE, new DrawnFace().sample()) > 80);
    }

    @Test
    void aBlackFaceHasNoRangeVarianceOrColour() {
        FaceSample black = new DrawnFace().exposure(0.001).sample();
        assertTrue(Found.failed(Component.DYNAMIC_RANGE, black));
        assertTrue(Found.failed(Component.LUMINANCE_VARIANCE, black));
        assertTrue(Found.failed(Component.ILLUMINATION_UNIFORMITY, black));
        assertTrue(Found.failed(Component.NATURAL_COLOUR, black));
        assertEquals(1, Found.nativeValue(Component.UNDER_EXPOSURE_PREVENTION, black));
    }

    @Test
    void skinIsNaturalAndTintsAreNot() {
        assertEquals(0, Found.nativeValue(Component.NATURAL_COLOUR, new DrawnFace().sample()));
        FaceSample grey = new DrawnFace().colour(0.8, 0.8, 0.8).sample();
        assertEquals(Math.hypot(5, 5), Found.nativeValue(Component.NATURAL_COLOUR, grey), 0.05);
        double last = -1;
        for (double green : new double[] {0.78, 0.9, 1, 1.1, 1.2}) {
            FaceSample tinted = new DrawnFace().colour(0.9, green, 0.6).sample();
            double found = Found.nativeValue(Component.NATURAL_COLOUR, tinted);
            assertTrue(found >= last, green + ": " + found + " after " + last);
            last = found;
        }
        assertTrue(last > 20, "green skin is " + last + " from natural");
    }
}

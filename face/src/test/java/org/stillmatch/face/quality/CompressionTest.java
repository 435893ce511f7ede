package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    @ParameterizedTest
    @CsvSource({"14,1", "24,2", "40,2", "64,2", "100,1"})
    void blocksShowMoreWithEveryStepDownInQuality(double interEye, double noise) {
        double last = -1;
        int lastScalar = 101;
        for (int quality : new int[] {95, 85, 60, 20, 10, 5}) {
            FaceSample face = room(interEye).noise(noise).jpeg(quality).sample();
            double found = Found.nativeValue(Component.COMPRESSION_ARTIFACTS, face);
            int scalar = Found.scalar(Component.COMPRESSION_ARTIFACTS, face);
            assertTrue(found > last && scalar <= lastScalar, quality + ": " + found + " after " + last);
            last = found;
            lastScalar = scalar;
        }
        assertTrue(lastScalar < 15, "quality 5 gets " + lastScalar);
    }

    @ParameterizedTest
    @ValueSource(doubles = {14, 24, 64, 100})
    void anUncompressedPictureHasNoBlocks(double interEye) {
        double found = Found.nativeValue(
                Component.COMPRESSION_ARTIFACTS, room(interEye).noise(1).sample());
        assertTrue(found < 0.06, "reads " + found);
    }

    @ParameterizedTest
    @CsvSource({"3,0", "0,5", "7,2"})
    void aCropOfACompressedPictureStillShowsItsBlocks(int columns, int rows) {
        FaceSample whole = room(40).noise(2).jpeg(20).sample();
        FaceSample crop = Found.moved(whole, Flaws.cropped(whole.picture(), columns, rows), 1, -columns, -rows);
        double before = Found.nativeValue(Component.COMPRESSION_ARTIFACTS, whole);
        assertEquals(before, Found.nativeValue(Component.COMPRESSION_ARTIFACTS, crop), 0.1 * before);
    }

    @Test
    void aPictureOfAFewBlocksIsNotJudged() {
        FaceSample face = new DrawnFace().interEye(9).in(32, 38, 16, 16).sample();
        assertTrue(Found.failed(Component.COMPRESSION_ARTIFACTS, face));
    }

    private static DrawnFace room(double interEye) {
        int side = (int) Math.max(120, 4 * interEye);
        return new DrawnFace().interEye(interEye).in(side, side, side / 2.0, 0.42 * side);
    }
}

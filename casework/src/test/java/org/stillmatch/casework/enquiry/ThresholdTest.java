package org.stillmatch.casework.enquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;

class ThresholdTest {
    private static Pack pack;

    @BeforeAll
    static void open() throws Exception {
        pack = DefaultPack.open();
    }

    @Test
    void aThresholdThatWasGivenIsTakenAsItIs() {
        assertEquals(new Threshold(0.4321, "given on the command line"), Threshold.given(0.4321));
    }

    @Test
    void theLargerTheGalleryAndTheRarerFalseLeadsTheHigherTheThreshold() {
        double before = 0;
        for (long subjects : new long[] {5_000, 50_000, 1_000_000}) {
            double value = value(subjects, 0.01);
            assertTrue(value > before, subjects + " subjects: " + value);
            before = value;
        }
        assertTrue(value(5_000, 0.001) > value(5_000, 0.01));
        assertTrue(value(5_000, 0.01) > value(5_000, 0.1));
    }

    @Test
    void aGallerySmallerThanTheMeasuredOneGainsNothingByThat() {
        assertEquals(value(1, 0.01), value(2_000, 0.01));
        assertTrue(value(1, 0.01) > 0.4 && value(1, 0.01) < 0.8);
    }

    @Test
    void theSourceNamesRateGalleryAndPack() {
        String source = Threshold.of(pack, 12_345, 0.01).orElseThrow().source();
        assertTrue(
                source.startsWith("FPIR 0.01 at 12,345 subjects, from the distribution in pack " + pack.id()), source);
    }

    private static double value(long subjects, double fpir) {
        return Threshold.of(pack, subjects, fpir).orElseThrow().value();
    }
}

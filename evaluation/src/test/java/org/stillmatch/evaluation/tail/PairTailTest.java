package org.stillmatch.evaluation.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairTailTest {
    private static final double LEVEL = .45;
    private static final double SCALE = .03;

    /// As if a thousandth of two million pairs lay above the level, thinning out by half every so often.
    private static PairTail fitted() {
        Random random = new Random(1);
        double[] highest = random.doubles(2000)
                .map(chance -> LEVEL - SCALE * Math.log(chance))
                .toArray();
        return PairTail.fit(500, 2000, 2_000_000, LEVEL, highest, .5);
    }

    @Test
    void aTailIsFoundAgainInWhatWasDrawnFromIt() {
        PairTail tail = fitted();

        assertEquals(SCALE, tail.scale(), .002);
        assertEquals(0, tail.shape());
        assertEquals(1e-3, tail.chance(LEVEL), 1e-9);
        assertEquals(1e-3 * Math.exp(-5), tail.chance(LEVEL + 5 * SCALE), 3e-6);
    }

    @Test
    void eachStillIsGivenItsShareForAllOfItsPairs() {
        PairTail tail = fitted();
        for (int set : new int[] {1000, 30_000, 1_000_000}) {
            double threshold = tail.threshold(set, 1);

            assertEquals(.5, tail.falsePerThousand(set, threshold), 1e-6, "a set compared at once gives half");
            assertEquals(1e-3 / (set - 1), tail.chance(threshold), 1e-12);
        }
    }

    /// Stills join one by one and are compared with all that are there, at the threshold of that day.
    @Test
    void howeverASetGrowsTheRateHolds() {
        PairTail tail = fitted();
        double expected = 0;
        for (int set = 2; set <= 5000; set++) {
            expected += (set - 1) * tail.chance(tail.threshold(set, 1));
        }

        assertTrue(expected <= 5.0, expected + " false links among 5,000 stills");
    }

    @Test
    void theThresholdRisesWithTheSetAndFallsWithTheRateButNotBelowTheLeast() {
        PairTail tail = fitted();

        assertTrue(tail.threshold(10_000, 1) > tail.threshold(1000, 1));
        assertTrue(tail.threshold(10_000, 10) < tail.threshold(10_000, 1));
        assertEquals(.5, tail.threshold(2, 100));
        assertThrows(IllegalArgumentException.class, () -> tail.threshold(1, 1));
        assertThrows(IllegalArgumentException.class, () -> tail.threshold(10, 0));
        assertThrows(IllegalArgumentException.class, () -> tail.chance(LEVEL - .01));
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertEquals(fitted(), PairTail.parse(fitted().json()));
    }

    @Test
    void tooFewPairsOrAllAlikeHaveNoTail() {
        assertThrows(IllegalArgumentException.class, () -> PairTail.fit(5, 9, 30, LEVEL, new double[99], 0));
        assertThrows(IllegalArgumentException.class, () -> PairTail.fit(5, 9, 30, LEVEL, new double[200], 0));
    }
}

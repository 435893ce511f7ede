package org.stillmatch.evaluation.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WilsonTest {
    /// Worked by hand: z² = 3.841459; centre (.5 + 3.841459/200)/(1 + 3.841459/100) = .5; half =
    /// 1.959964/1.03841459 · √(.25/100 + 3.841459/40000) = .0961683.
    @Test
    void halfOfAHundred() {
        Interval interval = Wilson.of(50, 100);
        assertEquals(0.4038317, interval.low(), 1e-6);
        assertEquals(0.5961683, interval.high(), 1e-6);
    }

    /// At 0 of n the upper bound is z²/(n + z²).
    @Test
    void noneOfTenStillLeavesDoubt() {
        Interval interval = Wilson.of(0, 10);
        assertEquals(0, interval.low());
        assertEquals(3.841459 / 13.841459, interval.high(), 1e-6);
        assertEquals(1 - interval.high(), Wilson.of(10, 10).low(), 1e-12);
    }

    @Test
    void refusesMoreHitsThanTrials() {
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(11, 10));
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(0, 0));
    }
}

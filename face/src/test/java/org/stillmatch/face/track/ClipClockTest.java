package org.stillmatch.face.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClipClockTest {
    private final ClipClock clock = new ClipClock();

    @Test
    void timeBeginsAtNothing() {
        assertEquals(0, clock.at(7_000_000, 40_000));
        assertEquals(40_000, clock.at(7_040_000, 40_000));
        assertEquals(9_000_000, clock.at(16_000_000, 40_000));
    }

    @Test
    void repeatedAndMissingStampsStillGoForward() {
        assertEquals(0, clock.at(0, 40_000));
        assertEquals(40_000, clock.at(40_000, 40_000));
        assertEquals(40_001, clock.at(40_000, 40_000));
        assertEquals(80_001, clock.unstamped(40_000));
        assertEquals(120_000, clock.at(120_000, 40_000));
        assertEquals(0, new ClipClock().unstamped(40_000));
    }

    @Test
    void aNewSegmentGoesOnWhereTheLastOneEnded() {
        clock.at(0, 40_000);
        assertEquals(5_000_000, clock.at(5_000_000, 40_000));
        assertEquals(5_040_000, clock.at(0, 40_000));
        assertEquals(5_080_000, clock.at(40_000, 40_000));
    }
}

package org.stillmatch.evaluation.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void countsInDecimalWhereBinaryFallsShort() {
        assertEquals(29, new Allowance(0.29, 100).count());
        assertEquals(3, new Allowance(0.1, 30).count());
        assertEquals(1, new Allowance(0.01, 195).count());
        assertEquals(19, new Allowance(0.1, 195).count());
        assertEquals(0, new Allowance(0.001, 999).count());
        assertEquals(1, new Allowance(0.001, 1_000).count());
    }

    @Test
    void isMeasurableFromOneAllowedErrorAndFirmFromThirty() {
        assertFalse(new Allowance(1e-4, 9_999).isMeasurable());
        assertTrue(new Allowance(1e-4, 10_000).isMeasurable());
        assertEquals(10_000, new Allowance(1e-4, 3_000).needed());
        assertEquals(334, new Allowance(0.003, 10).needed());
        assertFalse(new Allowance(0.01, 2_999).isFirm());
        assertTrue(new Allowance(0.01, 3_000).isFirm());
    }

    @Test
    void saysWhatTheTrialsCanResolve() {
        assertEquals(
                "Not measurable: 195 non-mated trials resolve no rate finer than one in 195; 1000 are needed.",
                new Allowance(0.001, 195).statement());
        assertEquals("Rough: rests on only 1 allowed of 195 (30 would be firm).", new Allowance(0.01, 195).statement());
    }

    @Test
    void refusesARateOutsideZeroToOne() {
        assertThrows(IllegalArgumentException.class, () -> new Allowance(0, 10));
        assertThrows(IllegalArgumentException.class, () -> new Allowance(1.5, 10));
        assertThrows(IllegalArgumentException.class, () -> new Allowance(Double.NaN, 10));
    }
}

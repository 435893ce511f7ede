package org.stillmatch.evaluation.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.evaluation.interval.Interval;

class FalseLeadsTest {
    /// FPIR .1 at 1,000 doubles to 1 − .9² = .19 at 2,000: 57.38 of 302.
    @Test
    void twiceTheGalleryWorkedByHand() {
        Interval interval = new Interval(0, 0.2, Interval.Method.SUBJECT_BOOTSTRAP);
        FalseLeads leads = FalseLeads.expected(302, 2_000, 1_000, 0.1, Optional.of(interval));
        assertEquals(57.38, leads.expected(), 1e-9);
        assertEquals(0, leads.interval().orElseThrow().low());
        assertEquals(302 * 0.36, leads.interval().orElseThrow().high(), 1e-9);
    }

    @Test
    void theEndsStayWhereTheyAreAndTinyRatesAreExact() {
        assertEquals(0, FalseLeads.atSize(0, 10, 1_000_000));
        assertEquals(1, FalseLeads.atSize(1, 10, 20));
        assertEquals(2e-18, FalseLeads.atSize(1e-18, 1, 2), 1e-30);
        assertThrows(IllegalArgumentException.class, () -> FalseLeads.atSize(0.5, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> FalseLeads.atSize(1.1, 10, 10));
    }
}

package org.stillmatch.audit.act;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

    @Test
    void aSummersDayBeginsAnHourBeforeThatOfGreenwich() {
        assertEquals(Instant.parse("2026-06-30T23:00:00Z"), Days.start(SUMMER));
        assertEquals(Instant.parse("2026-07-01T23:00:00Z"), Days.end(SUMMER));
        assertEquals(SUMMER, Days.of(Days.start(SUMMER)));
        assertEquals(SUMMER, Days.of(Days.end(SUMMER).minusMillis(1)));
    }

    @Test
    void theDayOnWhichTheClocksAreTurnedIsShorterOrLonger() {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertEquals(Duration.ofHours(23), Duration.between(Days.start(spring), Days.end(spring)));
        assertEquals(Duration.ofHours(25), Duration.between(Days.start(autumn), Days.end(autumn)));
    }
}

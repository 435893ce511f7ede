package org.stillmatch.audit.act;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days as the people of the force and of its retailers mean them: by the clocks of London. Moments have no place.
public final class Days {
    public static final ZoneId PLACE = ZoneId.of("Europe/London");

    private Days() {}

    /// The day on which a moment is.
    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, PLACE);
    }

    public static Instant start(LocalDate day) {
        return day.atStartOfDay(PLACE).toInstant();
    }

    /// The first moment that is not in the day any more.
    public static Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}

package org.stillmatch.intake.incidents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads dates and times as a list writes them. A day that does not exist is refused, not moved.
final class Moments {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .toFormatter(Locale.UK)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter ISO_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.UK)
            .withResolverStyle(ResolverStyle.STRICT);

    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;
    private final ZoneId zone;

    private Moments(DateTimeFormatter dates, DateTimeFormatter times, ZoneId zone) {
        this.dates = dates;
        this.times = times;
        this.zone = zone;
    }

    /// @throws IllegalArgumentException or DateTimeException if a format or the zone is none
    static Moments of(Mapping mapping) {
        return new Moments(format(mapping.dateFormat(), ISO), format(mapping.timeFormat(), ISO_TIME), mapping.place());
    }

    private static DateTimeFormatter format(@Nullable String pattern, DateTimeFormatter otherwise) {
        return pattern == null
                ? otherwise
                : new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        // The year of an era is no year on its own, and people who write 'yyyy' do not mean it.
                        .appendPattern(pattern.replace('y', 'u'))
                        .toFormatter(Locale.UK)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    /// A stretch of time that a row names: a moment, or a whole day.
    record Stretch(Instant from, Optional<Instant> to) {}

    /// @param time of a column of its own; empty if there is none
    /// @throws DateTimeException if it is not written as the mapping says, or is no such day
    Stretch read(String date, String time) {
        TemporalAccessor read = dates.parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case OffsetDateTime at -> moment(at.toInstant());
            case LocalDateTime at -> moment(at.atZone(zone).toInstant());
            case LocalDate day
            when !time.isEmpty() ->
                moment(day.atTime(LocalTime.from(times.parse(time)))
                        .atZone(zone)
                        .toInstant());
            case LocalDate day ->
                new Stretch(
                        day.atStartOfDay(zone).toInstant(),
                        Optional.of(day.plusDays(1)
                                .atStartOfDay(zone)
                                .minusMinutes(1)
                                .toInstant()));
            default -> throw new DateTimeException("It has neither a date nor a time");
        };
    }

    private static Stretch moment(Instant at) {
        return new Stretch(at, Optional.empty());
    }
}

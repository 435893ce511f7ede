package org.stillmatch.server.submissions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;

/// Amounts and times as people enter and read them.
final class Entries {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int PENCE = 2;

    private Entries() {}

    static @Nullable Instant moment(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime at
                    ? at.toInstant()
                    : LocalDateTime.from(read).atZone(Days.PLACE).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "Enter a date and a time, such as 2026-03-01T14:05.");
        }
    }

    /// As a field of a form takes it.
    static @Nullable String local(@Nullable Instant moment) {
        return moment == null ? null : LOCAL.format(moment.atZone(Days.PLACE));
    }

    static @Nullable Long pence(String field, @Nullable Long pence, @Nullable String pounds) {
        if (pounds == null || pounds.isBlank()) {
            return pence;
        }
        try {
            return new BigDecimal(pounds.replaceAll("[£,\\s]", ""))
                    .movePointRight(PENCE)
                    .longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw Refusal.invalid(field, "Enter an amount in pounds, such as 12.50.");
        }
    }

    static @Nullable String pounds(@Nullable Long pence) {
        return pence == null
                ? null
                : BigDecimal.valueOf(pence, PENCE)
                        .setScale(PENCE, RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}

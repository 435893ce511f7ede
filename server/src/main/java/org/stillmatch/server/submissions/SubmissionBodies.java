package org.stillmatch.server.submissions;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.submission.Charge;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Violence;

/// What is sent about submissions. Forms send amounts in pounds and times as the clocks in London show them.
final class SubmissionBodies {
    private SubmissionBodies() {}

    /// @param postcodeArea the first part alone, such as 'SW1A'
    public record Store(
            @Nullable String name,
            @Nullable String number,
            @Nullable String postcodeArea) {}

    /// @param value in pounds, such as '12.50'; `valuePence` the same in pence
    public record Goods(
            @Nullable String item,
            @Nullable Integer quantity,
            @Nullable Long valuePence,
            @Nullable String value,
            @Nullable String serial) {
        private boolean isEmpty() {
            return item == null && quantity == null && valuePence == null && value == null && serial == null;
        }
    }

    /// @param from as 2026-03-01T14:05:00Z; without a zone, as the clocks in London show it
    /// @param loss in pounds, such as '12.50'; `lossPence` the same in pence
    /// @param violence 'none', 'threats', 'force' or 'injury'
    public record Said(
            @Nullable UUID slot,
            @Nullable String externalReference,
            @Nullable String purpose,
            @Nullable String offenceClass,
            @Nullable Store store,
            @Nullable String from,
            @Nullable String to,
            Content.@Nullable CctvClock clock,
            @Nullable List<Goods> goods,
            @Nullable Long lossPence,
            @Nullable String loss,
            @Nullable String violence,
            @Nullable Boolean abuse,
            @Nullable Boolean weapon,
            @Nullable String staff,
            @Nullable String happened,
            @Nullable String description,
            @Nullable String vehicle,
            @Nullable String takenBy) {
        Content content() {
            List<Goods> listed = goods == null
                    ? List.of()
                    : goods.stream()
                            .filter(Objects::nonNull)
                            .filter(one -> !one.isEmpty())
                            .toList();
            return new Content(
                    slot,
                    text(externalReference),
                    text(purpose),
                    text(offenceClass),
                    place(),
                    Entries.moment("from", from),
                    Entries.moment("to", to),
                    clock == null || (clock.offsetSeconds() == null && clock.measured() == null) ? null : clock,
                    java.util.stream.IntStream.range(0, listed.size())
                            .mapToObj(at -> goods(listed.get(at), at))
                            .toList(),
                    Entries.pence("lossPence", lossPence, loss),
                    worst(),
                    abuse,
                    weapon,
                    text(staff),
                    text(happened),
                    text(description),
                    text(vehicle),
                    text(takenBy));
        }

        private Content.@Nullable Store place() {
            return store == null || (store.name() == null && store.number() == null && store.postcodeArea() == null)
                    ? null
                    : new Content.Store(
                            text(store.name()),
                            text(store.number()),
                            store.postcodeArea() == null
                                    ? null
                                    : store.postcodeArea().strip().toUpperCase(Locale.ROOT));
        }

        private static Content.Goods goods(Goods one, int at) {
            return new Content.Goods(
                    text(one.item()),
                    one.quantity(),
                    Entries.pence("goods[" + at + "].value", one.valuePence(), one.value()),
                    text(one.serial()));
        }

        private @Nullable Violence worst() {
            try {
                return violence == null ? null : Violence.valueOf(violence.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("violence", "Violence is none, threats, force or injury.");
            }
        }

        private static @Nullable String text(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    public record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    /// @param lawfulSource that the pictures come from a lawful source and are real
    public record Acceptance(
            @Nullable String crimeNumber, @Nullable Boolean lawfulSource) {
        String number() {
            return crimeNumber == null ? "" : crimeNumber;
        }

        boolean confirmed() {
            return Boolean.TRUE.equals(lawfulSource);
        }
    }

    /// @param on the day of the hearing
    public record Charged(
            @Nullable String name,
            @Nullable String court,
            @Nullable LocalDate on) {
        Charge charge() {
            if (on == null) {
                throw Refusal.invalid("on", "Enter the day of the hearing.");
            }
            return new Charge(name == null ? "" : name, court == null ? "" : court, on);
        }
    }
}

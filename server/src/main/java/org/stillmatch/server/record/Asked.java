package org.stillmatch.server.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.log.Query;

/// What the form of the search holds; empty fields do not matter.
///
/// @param type of the thing that an act was about, with `id`
/// @param account that acted, by its number or its email address
/// @param act by its name
/// @param from a day, in UTC, as in 2026-03-01
/// @param until the last day
/// @param below only entries before this one
public record Asked(
        @Nullable String type,
        @Nullable String id,
        @Nullable String account,
        @Nullable String purpose,
        @Nullable String kind,
        @Nullable String act,
        @Nullable String from,
        @Nullable String until,
        @Nullable String below) {

    /// @throws Refusal that names each field that cannot be made sense of
    Query query(Function<String, Optional<UUID>> byEmail) {
        Map<String, String> wrong = new HashMap<>();
        Optional<Thing> about = given(id).map(of -> new Thing(given(type).orElse(""), of));
        if (about.isPresent() && given(type).isEmpty()) {
            wrong.put("type", "Say what kind of thing has that number");
        }
        Query query = new Query(
                about,
                parsed(
                        "account",
                        account,
                        text -> account(text, byEmail),
                        "Enter the email address of an account, or its number as in the log",
                        wrong),
                given(purpose),
                parsed(
                        "kind",
                        kind,
                        text -> Kind.valueOf(text.toUpperCase(Locale.ROOT)),
                        "Choose a kind of act from the list",
                        wrong),
                given(act),
                parsed("from", from, LocalDate::parse, "Enter a day as in 2026-03-01", wrong)
                        .map(Days::start),
                parsed("until", until, LocalDate::parse, "Enter a day as in 2026-03-01", wrong)
                        .map(Days::end),
                parsed("below", below, Long::valueOf, "Go on with the link below the list", wrong)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return query;
    }

    private static UUID account(String text, Function<String, Optional<UUID>> byEmail) {
        return text.contains("@")
                ? byEmail.apply(text).orElseThrow(() -> new IllegalArgumentException("There is no such account"))
                : UUID.fromString(text);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static <T> Optional<T> parsed(
            String field,
            @Nullable String text,
            Function<String, T> parser,
            String message,
            Map<String, String> wrong) {
        try {
            return given(text).map(parser);
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong.put(field, message);
            return Optional.empty();
        }
    }
}

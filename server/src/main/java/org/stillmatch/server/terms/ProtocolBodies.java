package org.stillmatch.server.terms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.intake.protocol.Controller;
import org.stillmatch.intake.protocol.Terms;

/// What is sent about protocols.
final class ProtocolBodies {
    private ProtocolBodies() {}

    public record Party(@Nullable String name, @Nullable String controls) {}

    /// @param retailer the organisation's id
    /// @param offenceClasses codes
    /// @param fields codes
    public record Proposed(
            @Nullable UUID retailer,
            @Nullable List<String> purposes,
            @Nullable List<String> offenceClasses,
            @Nullable List<String> fields,
            @Nullable List<Party> controllers,
            @Nullable Integer retentionDays,
            @Nullable Boolean violentFirst,
            @Nullable Integer officerWithinDays,
            @Nullable Integer updateEveryDays) {

        Terms terms() {
            return new Terms(
                    said(purposes),
                    new TreeSet<>(said(offenceClasses)),
                    new TreeSet<>(said(fields)),
                    said(controllers).stream()
                            .filter(party -> party.name() != null || party.controls() != null)
                            .map(party -> new Controller(text(party.name()), text(party.controls())))
                            .toList(),
                    number(retentionDays),
                    new Terms.Undertakings(
                            Boolean.TRUE.equals(violentFirst), number(officerWithinDays), number(updateEveryDays)));
        }
    }

    public record Reason(@Nullable String reason) {}

    public record Choice(@Nullable Boolean share) {}

    static String text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).orElse("");
    }

    /// What was not said is refused as out of range.
    static int number(@Nullable Integer number) {
        return Optional.ofNullable(number).orElse(0);
    }

    static <T> List<T> said(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}

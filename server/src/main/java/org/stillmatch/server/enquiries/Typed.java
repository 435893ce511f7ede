package org.stillmatch.server.enquiries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Days;

/// What people typed, of which anything may be missing.
final class Typed {
    private Typed() {}

    /// A reason for an act.
    public record Reason(@Nullable String reason) {}

    static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("");
    }

    static <T> List<T> list(@Nullable List<T> typed) {
        return Optional.ofNullable(typed).orElse(List.of());
    }

    /// The end of a day.
    static Optional<Instant> end(@Nullable LocalDate day) {
        return Optional.ofNullable(day).map(Days::end);
    }
}

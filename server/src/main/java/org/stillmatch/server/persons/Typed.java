package org.stillmatch.server.persons;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people typed, of which anything may be missing.
final class Typed {
    private Typed() {}

    /// A reason for an act.
    public record Reason(@Nullable String reason) {}

    static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("");
    }
}

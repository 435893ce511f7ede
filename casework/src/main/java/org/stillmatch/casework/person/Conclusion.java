package org.stillmatch.casework.person;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What an examiner concluded of two stills: that they show one person, or that they do not.
///
/// @param undone who took it back, if somebody did
public record Conclusion(
        UUID id, Pair pair, boolean same, String examiner, Instant at, String reason, Optional<Undone> undone) {
    /// @param name of who took it back
    public record Undone(String name, Instant at, String reason) {}

    boolean holds() {
        return undone.isEmpty();
    }
}

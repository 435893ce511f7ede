package org.stillmatch.casework.standing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One of the times that a standing search is made.
///
/// @param number from 1
/// @param since it compares images that were entered after this
/// @param until and not after this, once it has begun
/// @param subjects how many people had such images
/// @param failed why it was given up
public record Run(
        UUID id,
        UUID standing,
        int number,
        Instant dueAt,
        Instant since,
        Optional<Instant> until,
        Optional<Instant> doneAt,
        Optional<Integer> subjects,
        Optional<String> failed) {
    boolean isOver() {
        return doneAt.isPresent() || failed.isPresent();
    }
}

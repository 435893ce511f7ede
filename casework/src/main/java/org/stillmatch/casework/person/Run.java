package org.stillmatch.casework.person;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/// One of the times that stills were compared with one another.
///
/// @param number from 1
/// @param done what it did, once it is over
/// @param failed why it was given up
public record Run(UUID id, UUID linking, int number, Instant dueAt, Optional<Done> done, Optional<String> failed) {
    /// @param stills that had a template
    /// @param pairs of different submissions
    /// @param threshold from which on a pair was suggested; empty if there were too few stills for any
    /// @param suggested how many pairs were new
    public record Done(Instant at, int stills, long pairs, OptionalDouble threshold, int suggested) {}

    boolean isOver() {
        return done.isPresent() || failed.isPresent();
    }
}

package org.stillmatch.casework.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A subject of the gallery.
///
/// @param id its group in the gallery, and the owner of its key
/// @param state 'held' or 'erased'
/// @param sourceId and all else of the person: empty once erased
public record Subject(
        int id,
        String state,
        Optional<String> sourceId,
        Optional<LocalDate> bornOn,
        Optional<String> cohort,
        Instant enteredAt,
        Optional<Instant> erasedAt) {}

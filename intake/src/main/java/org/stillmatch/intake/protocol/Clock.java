package org.stillmatch.intake.protocol;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that the police owe a retailer, and by when.
///
/// @param retailer the organisation's name
/// @param about the slot or incident, which people call `aboutWords`
/// @param metAt when it was done, in time or late
/// @param stoppedAt when it ceased to be owed
/// @param missed whether it was not done by the time it was due, even if it was done later
public record Clock(
        UUID id,
        UUID organisation,
        String retailer,
        Undertaking undertaking,
        UUID about,
        String aboutWords,
        Instant startedAt,
        Instant dueAt,
        Optional<Instant> metAt,
        Optional<Instant> stoppedAt,
        boolean missed) {

    public boolean isRunning() {
        return metAt.isEmpty() && stoppedAt.isEmpty();
    }

    /// As people read it: 'due', 'overdue', 'done', 'done late', 'missed' or 'no longer due'.
    public String state() {
        if (metAt.isPresent()) {
            return missed ? "done late" : "done";
        }
        if (stoppedAt.isPresent()) {
            return missed ? "missed" : "no longer due";
        }
        return missed ? "overdue" : "due";
    }
}

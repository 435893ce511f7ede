package org.stillmatch.intake.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A version of what a retailer and the force agree on.
///
/// @param retailer the organisation's name
/// @param version from 1 for each retailer
/// @param state 'proposed', 'agreed', 'replaced' or 'ended'
/// @param history of its state, oldest first
public record Protocol(
        UUID id, UUID organisation, String retailer, int version, String state, Terms terms, List<Change> history) {

    /// @param name of who changed it
    /// @param reason may be empty
    public record Change(String state, Instant at, String name, String reason) {}

    public Protocol {
        history = List.copyOf(history);
    }
}

package org.stillmatch.intake.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// An invitation to retailers.
///
/// @param slots for each retailer
/// @param incidentsNeeded with references, below which a slot does not show that somebody is prolific
/// @param endsOn the last day on which a slot can be claimed
/// @param state 'open' or 'closed'
/// @param closeReason of a closed one
public record Campaign(
        UUID id,
        String title,
        int slots,
        int incidentsNeeded,
        LocalDate endsOn,
        String state,
        Instant openedAt,
        Optional<String> closeReason) {}

package org.stillmatch.intake.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What a retailer sent in a campaign, and what came of it.
///
/// @param retailer the organisation's name
/// @param claimed slots, without those given up
/// @param notShown of them, how many have too few incidents with references
/// @param lastClaim the latest, if any
/// @param incidents in those slots
/// @param outcomes incidents by state, in the retailer's words
/// @param missed clocks of its slots that the police missed
public record Return(
        UUID organisation,
        String retailer,
        Instant invitedAt,
        int reminders,
        int claimed,
        int notShown,
        Optional<Instant> lastClaim,
        int incidents,
        SortedMap<String, Integer> outcomes,
        int missed) {
    public Return {
        outcomes = new TreeMap<>(outcomes);
    }
}

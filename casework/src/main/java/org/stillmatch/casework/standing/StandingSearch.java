package org.stillmatch.casework.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.request.Enquiry;

/// An authority to search for the same faces again and again.
///
/// @param number by which people name it, from 1
/// @param state 'requested', 'running', 'refused' or 'ended'
/// @param seriousness of the most serious offence that it is about
/// @param everyDays how many days lie between two runs
/// @param runs how many there are until its end, once it is authorised
/// @param reason why it was refused or ended
public record StandingSearch(
        UUID id,
        long number,
        UUID organisation,
        String state,
        String purpose,
        int seriousness,
        int everyDays,
        Enquiry.Person requester,
        Instant requestedAt,
        Instant endsAt,
        Optional<Enquiry.Decided> decided,
        Optional<String> level,
        Optional<Integer> runs,
        Optional<String> reason,
        Optional<Instant> endedAt,
        List<Unresolved> stills) {
    /// @param enquiry that searched it first
    public record Unresolved(UUID still, UUID enquiry) {}

    public StandingSearch {
        stills = List.copyOf(stills);
    }

    /// How many runs fit in between a moment and its end.
    int runsFrom(Instant start) {
        long every = Duration.ofDays(everyDays).toSeconds();
        long left = Duration.between(start, endsAt).toSeconds();
        return (int) Math.max(1, (left + every - 1) / every);
    }
}

package org.stillmatch.casework.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.request.StandingAuthority;

/// An authority to search for the same faces again and again.
///
/// @param seriousness of the most serious offence that it is about
/// @param everyDays how many days lie between two runs
/// @param runs how many there are until its end, once it is authorised
public record StandingSearch(
        StandingAuthority authority, int seriousness, int everyDays, Optional<Integer> runs, List<Unresolved> stills) {
    /// @param enquiry that searched it first
    public record Unresolved(UUID still, UUID enquiry) {}

    public StandingSearch {
        stills = List.copyOf(stills);
    }

    public UUID id() {
        return authority.id();
    }

    /// How many runs fit in between a moment and its end.
    int runsFrom(Instant start) {
        long every = Duration.ofDays(everyDays).toSeconds();
        long left = Duration.between(start, authority.endsAt()).toSeconds();
        return (int) Math.max(1, (left + every - 1) / every);
    }
}

package org.stillmatch.casework.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.receipt.Policy.Mode;

/// What somebody asks an enquiry for.
///
/// @param stills of the submission, each searched apart
/// @param endsAt when the authority shall end; empty for as long as the policy allows
public record Request(
        String purpose,
        String offence,
        String crimeNumber,
        UUID submission,
        List<UUID> stills,
        Mode mode,
        Optional<Instant> endsAt) {
    public Request {
        stills = List.copyOf(stills);
    }
}

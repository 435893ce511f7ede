package org.stillmatch.intake.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A submission and where it stands, without what was written in it.
///
/// @param retailer the name of the organisation
/// @param reference a short number for people, unique within the organisation
/// @param owner of the key that its texts are sealed under
/// @param version the number of the last
/// @param violent whether somebody was threatened or hurt
public record Submission(
        UUID id,
        UUID organisation,
        String retailer,
        String reference,
        Optional<String> externalReference,
        Optional<UUID> slot,
        SubmissionState state,
        long owner,
        int version,
        UUID draftedBy,
        Instant draftedAt,
        Optional<Instant> receivedAt,
        Instant changedAt,
        Optional<String> purpose,
        Optional<String> offenceClass,
        boolean violent,
        Optional<String> storeName,
        Optional<String> storeNumber,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Long> lossPence,
        Optional<String> crimeNumber,
        boolean betterImageNeeded) {

    /// What its retailer reads.
    public String outcome() {
        return state.retailersWords(betterImageNeeded);
    }
}

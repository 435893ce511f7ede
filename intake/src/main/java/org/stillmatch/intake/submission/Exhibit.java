package org.stillmatch.intake.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A file that came with a submission.
///
/// @param reference such as 'AB/1'
/// @param name of the file as it was sent; empty once the submission's key is gone
/// @param sha256 of the original, in hexadecimal
/// @param derivedFrom the clip that this is a frame of
public record Exhibit(
        UUID id,
        UUID submission,
        UUID organisation,
        ExhibitKind kind,
        String reference,
        Optional<String> name,
        String sha256,
        long bytes,
        Instant addedAt,
        Optional<UUID> derivedFrom) {}

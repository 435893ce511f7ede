package org.stillmatch.intake.submission;

import java.util.Optional;
import java.util.UUID;

/// A file to be attached to a submission.
///
/// @param reference such as 'AB/1'; empty to be given the next of the submission
/// @param name of the file as it was sent; kept sealed
/// @param sha256 of the original, 64 hexadecimal digits in lower case
/// @param derivedFrom the clip that a frame was taken from, an exhibit of the same submission
public record NewExhibit(
        ExhibitKind kind,
        Optional<String> reference,
        String name,
        String sha256,
        long bytes,
        Optional<UUID> derivedFrom) {
    public NewExhibit {
        if (!sha256.matches("[0-9a-f]{64}") || bytes < 0) {
            throw new IllegalArgumentException("No exhibit: SHA-256 '" + sha256 + "', " + bytes + " bytes");
        }
    }

    public static NewExhibit of(ExhibitKind kind, String name, String sha256, long bytes) {
        return new NewExhibit(kind, Optional.empty(), name, sha256, bytes, Optional.empty());
    }
}

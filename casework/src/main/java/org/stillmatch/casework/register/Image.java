package org.stillmatch.casework.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A custody image.
///
/// @param sha256 of the file that came, in lower-case hex; empty of a ready template
/// @param state 'held' or 'withdrawn'
/// @param reason why it was withdrawn
/// @param slot where it lies in the gallery on the disk, once it is there
public record Image(
        UUID id,
        int subject,
        Facts facts,
        Optional<String> sha256,
        String state,
        Optional<String> reason,
        OptionalInt slot,
        Instant enteredAt) {
    /// What the source says of it.
    ///
    /// @param sourceId names the image at the source
    /// @param view such as 'front' or 'left profile'
    /// @param arrest in which it was taken
    /// @param basis on which it is held
    /// @param reviewOn the last day on which it may be compared unless it is reviewed
    public record Facts(
            String sourceId,
            Optional<String> view,
            Optional<LocalDate> capturedOn,
            Optional<UUID> arrest,
            Optional<String> basis,
            Optional<LocalDate> reviewOn) {}
}

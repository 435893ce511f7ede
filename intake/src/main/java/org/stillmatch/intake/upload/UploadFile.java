package org.stillmatch.intake.upload;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// One file of an upload.
///
/// @param number in the order that they were announced, from 1
/// @param name as its sender calls it; empty once the upload was cleared
/// @param sha256 as the sender counted it
/// @param received bytes that are here for sure
/// @param reason why it was refused
/// @param original that it was kept as
/// @param sentBefore whether the organisation had sent the same file before
public record UploadFile(
        UUID id,
        UUID upload,
        int number,
        Optional<String> name,
        long bytes,
        Optional<String> sha256,
        long received,
        State state,
        Optional<String> reason,
        Optional<UUID> original,
        boolean sentBefore) {
    /// How far a file has come.
    public enum State {
        ARRIVING,
        /// All of it is here, and is being looked at.
        CHECKING,
        KEPT,
        REFUSED,
        GIVEN_UP;

        /// The name in tables and the API, such as 'given up'.
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static State of(String words) {
            return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}

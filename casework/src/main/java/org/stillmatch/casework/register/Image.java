package org.stillmatch.casework.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.stillmatch.casework.custody.Terms;

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
    /// Why it may not be compared on a day, and so not be shown to anybody either; empty if it may.
    ///
    /// @param bornOn when the subject was born
    /// @param minors whether the policy lets images taken under the age of 18 be compared for the offence
    public Optional<String> objection(Optional<LocalDate> bornOn, LocalDate today, boolean minors) {
        Terms terms = new Terms(
                bornOn.map(Terms::adultOn).orElse(Terms.NEVER),
                day(facts.capturedOn()),
                day(facts.reviewOn()),
                facts.basis().isPresent(),
                false,
                !state.equals("held"));
        return Optional.ofNullable(terms.objection((int) today.toEpochDay(), minors));
    }

    private static int day(Optional<LocalDate> day) {
        return day.map(d -> (int) d.toEpochDay()).orElse(Terms.NEVER);
    }

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

package org.stillmatch.casework.person;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.request.Enquiry;

/// An authority to compare stills of unidentified suspects with one another.
///
/// @param number by which people name it, from 1
/// @param state 'requested', 'running', 'refused' or 'ended'
/// @param falseLinks how many per 1,000 stills its threshold lets be suggested
/// @param level whose authority it was given by, once it is
/// @param reason why it was refused or ended
public record Linking(
        UUID id,
        long number,
        UUID organisation,
        String state,
        String purpose,
        double falseLinks,
        Enquiry.Person requester,
        Instant requestedAt,
        Instant endsAt,
        Optional<Enquiry.Decided> decided,
        Optional<String> level,
        Optional<String> reason,
        Optional<Instant> endedAt) {
    boolean isInForce(Instant now) {
        return state.equals("running") && now.isBefore(endsAt);
    }
}

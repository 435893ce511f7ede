package org.stillmatch.casework.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.receipt.Policy;
import org.stillmatch.casework.receipt.Policy.Mode;

/// By what one search is made.
///
/// @param enquiry by which the receipt names it
/// @param parent what that one follows from
/// @param mode what may be listed
/// @param policy that is in force
/// @param threshold that decides: the policy's, or a higher one
/// @param reconciledAt the moment for which the gallery was last compared with its source
/// @param minors whether images taken under the age of 18 may be compared
/// @param purpose in the requester's words
/// @param offence the code of an offence class
/// @param authority who asked, who authorised it and when
/// @param level the grade that the policy asked for
public record Rules(
        UUID enquiry,
        Optional<UUID> parent,
        Mode mode,
        SearchPolicy policy,
        Threshold threshold,
        Instant reconciledAt,
        boolean minors,
        String purpose,
        String offence,
        Given authority,
        String level) {
    /// @param requester the account that asked
    /// @param authoriser the account that authorised it, at a moment
    public record Given(UUID requester, UUID authoriser, Instant at) {}

    Policy receipts() {
        return new Policy(mode, threshold, policy.terms().mostCandidates(), String.valueOf(policy.number()));
    }
}

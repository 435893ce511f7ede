package org.stillmatch.casework.identification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.examination.Support;

/// The answer of two examiners about one still.
///
/// @param subject by number; empty of a disagreement, and once erased
/// @param support the weaker of the two answers; empty of a disagreement
/// @param sheets the two that agree; empty of a disagreement
public record Identification(
        UUID id,
        UUID examination,
        UUID enquiry,
        UUID still,
        IdentificationState state,
        Optional<Integer> subject,
        Optional<Support> support,
        List<UUID> sheets,
        Instant madeAt) {
    public Identification {
        sheets = List.copyOf(sheets);
    }

    /// What it says and what it does not, in words for whoever reads it.
    public String words() {
        return switch (state) {
            case CONFIRMED ->
                "Lead, not identification. Two examiners, who did not see each other's answer, each found support for"
                        + " this still and the custody images showing the same person; the weaker of the two: "
                        + support.map(Support::words).orElse("unknown")
                        + ". By itself this is no ground for an arrest, a search or an identification procedure:"
                        + " independent evidence is needed.";
            case INCONCLUSIVE ->
                "Inconclusive. At least one examiner found support for somebody, and either no other who counts agreed,"
                        + " or an image on which they agreed had been withdrawn. This is no lead. It has to be"
                        + " disclosed.";
            case WITHDRAWN -> "Withdrawn. It is no lead any more; that it was made has to be disclosed.";
        };
    }

    /// What is to be done about it, in a sentence.
    public String next() {
        return switch (state) {
            case CONFIRMED ->
                "Look for evidence that does not rest on this comparison; the local officer then records a charge on the"
                        + " submission, or closes it.";
            case INCONCLUSIVE ->
                "Disclose it with the case, and look for evidence that does not rest on this comparison.";
            case WITHDRAWN -> "Look again at whatever was done because of it, and disclose that it was withdrawn.";
        };
    }
}

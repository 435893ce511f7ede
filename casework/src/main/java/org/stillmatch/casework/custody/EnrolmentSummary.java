package org.stillmatch.casework.custody;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an enrolment did.
///
/// @param read pictures that were read, whether they were then enrolled or refused
/// @param enrolled pictures whose templates were added
/// @param skipped images that were enrolled already and of which the manifest says nothing new
/// @param amended images that were enrolled already and of which it does: their templates stay
/// @param refused in the order of the rows
/// @param notEligible how many of the manifest's images are enrolled but may not be compared today, by reason
/// @param nanos that it took
public record EnrolmentSummary(
        long read,
        long enrolled,
        long skipped,
        long amended,
        List<Refusal> refused,
        Map<String, Integer> notEligible,
        long nanos) {
    public EnrolmentSummary {
        refused = List.copyOf(refused);
        notEligible = Collections.unmodifiableMap(new LinkedHashMap<>(notEligible));
    }
}

package org.stillmatch.intake.protocol;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the two sides agree on.
///
/// @param purposes that evidence may be sent for, in words
/// @param offenceClasses codes of [OffenceClass]
/// @param fields codes of [SubmissionField] that a submission may hold
/// @param retentionDays for which what was sent is kept
/// @param undertakings of the police
public record Terms(
        List<String> purposes,
        SortedSet<String> offenceClasses,
        SortedSet<String> fields,
        List<Controller> controllers,
        int retentionDays,
        Undertakings undertakings) {

    /// @param violentFirst whether violent incidents are taken under enquiry before others of the same retailer
    /// @param officerWithinDays after a slot was claimed
    /// @param updateEveryDays for each slot
    public record Undertakings(boolean violentFirst, int officerWithinDays, int updateEveryDays) {}

    public Terms {
        purposes = List.copyOf(purposes);
        offenceClasses = new TreeSet<>(offenceClasses);
        fields = new TreeSet<>(fields);
        controllers = List.copyOf(controllers);
    }
}

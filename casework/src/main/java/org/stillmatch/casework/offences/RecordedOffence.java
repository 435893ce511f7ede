package org.stillmatch.casework.offences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// An offence as it is recorded of a subject.
///
/// @param correctedBy the source's id of the record that took its place, empty if it stands
public record RecordedOffence(UUID id, int subject, Facts facts, Instant enteredAt, Optional<String> correctedBy) {
    /// What the source says.
    ///
    /// @param sourceId names the record at the source
    /// @param offenceClass such as 'theft from shop'
    /// @param corrects the source's id of the record that this one takes the place of
    /// @param reference by what authority it does, such as a court's case number
    public record Facts(
            String sourceId,
            OffenceRole role,
            LocalDate on,
            String offenceClass,
            Optional<String> corrects,
            Optional<String> reference) {}

    /// Whether no other record took its place.
    public boolean stands() {
        return correctedBy.isEmpty();
    }
}

package org.stillmatch.casework.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// An arrest of a subject.
public record Arrest(UUID id, int subject, Facts facts) {
    /// What the source says of it.
    ///
    /// @param category such as 'theft'
    /// @param disposal how it ended, if it has
    /// @param wrongPerson whether it proved to be the arrest of the wrong person
    public record Facts(
            String sourceId, String category, Optional<String> disposal, Optional<LocalDate> on, boolean wrongPerson) {}
}

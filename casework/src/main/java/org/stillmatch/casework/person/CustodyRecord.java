package org.stillmatch.casework.person;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.casework.offences.RecordedOffence;
import org.stillmatch.casework.register.Subject;

/// What is on record of a subject, as far as it may be shown on a day.
///
/// @param images those that may be compared, the latest first
/// @param notShown how many more there are, by why they may be neither compared nor shown
/// @param arrests none that proved to be of the wrong person
/// @param offences records in whose place no other came, the latest offence first
public record CustodyRecord(
        Subject subject,
        List<Taken> images,
        Map<String, Integer> notShown,
        List<Arrested> arrests,
        List<RecordedOffence> offences) {
    public CustodyRecord {
        images = List.copyOf(images);
        notShown = new TreeMap<>(notShown);
        arrests = List.copyOf(arrests);
        offences = List.copyOf(offences);
    }

    /// A custody image and how old things were.
    ///
    /// @param old how long ago it was taken
    /// @param age of the person when it was taken, in years
    /// @param kept whether there is a file of it to be seen; of a ready template there is none
    public record Taken(
            UUID id,
            Optional<String> view,
            Optional<LocalDate> on,
            Optional<Period> old,
            Optional<Integer> age,
            boolean kept) {}

    /// Arrests of one category that ended in the same way.
    ///
    /// @param disposal how they ended, if it is known
    public record Arrested(String category, Optional<String> disposal, int times, Optional<LocalDate> latest) {}
}

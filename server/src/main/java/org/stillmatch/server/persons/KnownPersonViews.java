package org.stillmatch.server.persons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.server.web.Page;

/// What is shown of persons to whom leads point.
final class KnownPersonViews {
    private KnownPersonViews() {}

    /// @param id the subject's number
    record Row(int id, long offences, long retailers, long stills, Instant latestLead) {}

    /// @param leadsInMoreThanOneOffence to how many leads of more than one offence point; these come first
    @Page("persons/known-persons")
    record ListView(long leadsInMoreThanOneOffence, List<Row> persons, Optional<Integer> next) {}

    /// @param support of the weaker of the two answers, in words
    record LeadView(UUID identification, UUID still, String name, String support, Instant madeAt) {}

    /// @param lead whether two examiners found the person in it
    record ExhibitView(UUID id, String name, String kind, boolean lead) {}

    /// @param offence in words
    record SubmissionView(
            UUID id,
            String reference,
            String state,
            String retailer,
            Optional<String> offence,
            Optional<String> crimeNumber,
            Optional<String> store,
            Optional<Instant> from,
            Optional<Instant> to,
            List<LeadView> leads,
            List<ExhibitView> exhibits) {}

    /// @param old how old it is, in words
    /// @param age of the person when it was taken, in years
    /// @param kept whether there is a file of it to be seen
    record ImageView(
            UUID id,
            Optional<String> view,
            Optional<LocalDate> takenOn,
            Optional<String> old,
            Optional<Integer> age,
            boolean kept) {}

    /// Arrests of one category that ended in the same way. None of them is a conviction.
    record ArrestView(String category, Optional<String> disposal, int times, Optional<LocalDate> latest) {}

    /// @param role what the person is recorded as in it, in words
    record OffenceView(String offenceClass, LocalDate on, String role) {}

    /// @param words on arrests, which belong wherever these are read
    record RecordView(
            Optional<String> sourceId,
            Optional<LocalDate> bornOn,
            List<ImageView> images,
            Map<String, Integer> imagesNotShown,
            String words,
            List<ArrestView> arrests,
            List<OffenceView> offences) {}

    /// @param reference of its submission, which another retailer may have too
    record StillView(UUID still, String name, UUID submission, String reference, String retailer) {}

    /// @param link what an examiner concluded of the two; empty of a suggestion
    record BesideView(
            StillView own,
            StillView other,
            Optional<UUID> link,
            Optional<String> conclusion,
            Optional<String> examiner,
            Optional<Instant> at) {}

    record NotHeldView(UUID identification, String state, StillView still, Instant madeAt) {}

    record NotConfirmedView(
            List<BesideView> linked,
            List<BesideView> suggested,
            List<BesideView> contradicted,
            List<NotHeldView> notHeld) {}

    /// @param words what leads say and what they do not
    /// @param mayOpenFiles whether who looks may open exhibits and custody images
    @Page("persons/known-person")
    record View(
            int id,
            String words,
            long offences,
            long retailers,
            List<SubmissionView> submissions,
            RecordView record,
            NotConfirmedView notConfirmed,
            boolean mayOpenFiles) {}
}

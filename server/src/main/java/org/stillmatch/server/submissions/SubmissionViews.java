package org.stillmatch.server.submissions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.person.Telling;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.submission.Charge;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Link;
import org.stillmatch.server.web.Page;

/// What is shown of submissions.
final class SubmissionViews {
    private SubmissionViews() {}

    /// @param state exactly to the police, in their own words to retailers
    public record Row(
            UUID id,
            String reference,
            @Nullable String externalReference,
            String retailer,
            String state,
            @Nullable String offence,
            @Nullable String store,
            @Nullable Instant from,
            @Nullable Instant receivedAt,
            boolean violent,
            List<Link> links) {}

    /// @param state that the list is of; null for all
    @Page("submissions/list")
    public record ListView(
            List<Row> submissions,
            List<String> states,
            @Nullable String state,
            long total,
            int page,
            int pages) {}

    @Page("submissions/intake")
    public record QueueView(List<Row> submissions, long total, int page, int pages) {}

    /// @param name of the file; null once the submission was withdrawn
    public record ExhibitView(
            UUID id,
            String reference,
            String kind,
            @Nullable String name,
            String sha256,
            long bytes,
            Instant addedAt,
            @Nullable UUID derivedFrom) {}

    /// @param reason null if none was asked for, or it went with the submission's key
    public record Change(
            String act,
            String state,
            Instant at,
            String role,
            @Nullable String reason) {}

    /// @param violence 'none', 'threats', 'force' or 'injury'
    /// @param staff and the other texts are null when nothing was said or they are gone
    public record Said(
            @Nullable UUID slot,
            @Nullable String externalReference,
            @Nullable String purpose,
            @Nullable String offenceClass,
            Content.@Nullable Store store,
            @Nullable Instant from,
            @Nullable Instant to,
            Content.@Nullable CctvClock clock,
            List<Content.Goods> goods,
            @Nullable Long lossPence,
            @Nullable String violence,
            @Nullable Boolean abuse,
            @Nullable Boolean weapon,
            @Nullable String staff,
            @Nullable String happened,
            @Nullable String description,
            @Nullable String vehicle,
            @Nullable String takenBy) {}

    /// @param offence in words
    /// @param version the number of the last; earlier ones are kept
    /// @param samePerson where else the police take the suspect to be, as far as its retailer may know; null to the
    ///     police, who have pages of their own for it
    @Page("submissions/submission")
    public record View(
            UUID id,
            String reference,
            UUID organisation,
            String retailer,
            String state,
            int version,
            Instant draftedAt,
            @Nullable Instant receivedAt,
            boolean violent,
            @Nullable String offence,
            Said said,
            @Nullable String crimeNumber,
            List<ExhibitView> exhibits,
            List<Change> changes,
            List<Link> links,
            @Nullable Charge charge,
            Telling.@Nullable Told samePerson) {}

    /// A form, empty or of a draft.
    ///
    /// @param draft that is being changed; null for a new one
    /// @param values of its fields, as the form sends them
    /// @param allowed fields by the protocol's names
    @Page("submissions/form")
    public record FormView(
            @Nullable UUID draft,
            @Nullable String reference,
            java.util.Map<String, String> values,
            List<String> purposes,
            List<OffenceClass> offences,
            List<String> allowed,
            int goods) {}
}

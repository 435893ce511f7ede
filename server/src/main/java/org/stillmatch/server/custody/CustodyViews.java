package org.stillmatch.server.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.server.web.Page;

/// What the pages of the gallery show.
final class CustodyViews {
    private CustodyViews() {}

    /// @param ageHours of the last reconciliation, in whole hours; absent if there never was one
    /// @param found the number of the subject that was looked for
    /// @param sought the source's id that was looked for
    @Page("custody/gallery")
    public record Gallery(
            long subjects,
            long eligibleImages,
            long eligibleSubjects,
            List<GalleryCounts.Count> notEligible,
            @Nullable Instant reconciledAsOf,
            @Nullable Long ageHours,
            List<Compared> reconciliations,
            List<ImportViews.Row> imports,
            @Nullable String sought,
            @Nullable Integer found) {}

    /// A comparison with the source.
    public record Compared(Instant asOf, Instant doneAt, int listed, int withdrawn) {}

    /// @param sourceId absent once the subject is erased, like all else of the person
    @Page("custody/subject")
    public record SubjectView(
            int id,
            String state,
            @Nullable String sourceId,
            @Nullable LocalDate bornOn,
            Instant enteredAt,
            @Nullable Instant erasedAt,
            List<ImageRow> images,
            List<ArrestRow> arrests,
            List<OffenceRow> offences) {}

    /// @param standing 'eligible', or why it is not compared
    public record ImageRow(
            UUID id,
            String sourceId,
            @Nullable String view,
            @Nullable LocalDate capturedOn,
            @Nullable String basis,
            @Nullable LocalDate reviewOn,
            boolean held,
            String standing,
            @Nullable String reason,
            boolean hasFile) {}

    /// An arrest is not a conviction.
    public record ArrestRow(
            String category,
            @Nullable LocalDate on,
            @Nullable String disposal,
            boolean wrongPerson) {}

    /// @param correctedBy the record that took its place
    public record OffenceRow(
            String sourceId,
            String role,
            LocalDate on,
            String offenceClass,
            @Nullable String corrects,
            @Nullable String reference,
            @Nullable String correctedBy) {}

    /// Why something is done.
    public record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason.strip();
        }
    }
}

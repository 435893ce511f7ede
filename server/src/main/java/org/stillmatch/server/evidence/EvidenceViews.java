package org.stillmatch.server.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.intake.still.Recipe;
import org.stillmatch.intake.still.SeenFace;
import org.stillmatch.server.web.Page;

/// What is shown of exhibits and uploads.
final class EvidenceViews {
    private EvidenceViews() {}

    /// A face of a still, or a frame that a clip offers.
    ///
    /// @param micros when in a clip
    /// @param person which one of a clip, from 1; null in a still
    /// @param box in pixels of the upright picture
    /// @param goodEnough whether it is good enough as it is
    /// @param advice what would help
    public record FaceView(
            int number,
            @Nullable Integer person,
            long micros,
            SeenFace.Box box,
            Map<String, SeenFace.Measured> measures,
            boolean goodEnough,
            List<String> advice) {}

    /// @param state in the retailer's own words to a retailer; null of a document
    /// @param reason why a better image is needed
    /// @param sentBefore whether the organisation had sent the same file before; null where that is not being told
    /// @param suspect the number of the face that the retailer named
    /// @param because why, in the retailer's words
    @Page("evidence/exhibit")
    public record ExhibitView(
            UUID id,
            UUID submission,
            String reference,
            String kind,
            String mediaType,
            @Nullable String name,
            String sha256,
            long bytes,
            Instant addedAt,
            @Nullable Boolean sentBefore,
            @Nullable UUID derivedFrom,
            @Nullable Recipe recipe,
            @Nullable String state,
            @Nullable String reason,
            boolean examined,
            int width,
            int height,
            List<FaceView> faces,
            @Nullable Integer suspect,
            @Nullable String because,
            boolean confirmed,
            boolean open) {}

    public record UploadRow(UUID id, Instant beganAt) {}

    @Page("evidence/uploads")
    public record UploadsView(List<UploadRow> uploads) {}

    /// @param state 'arriving', 'checking', 'kept', 'refused' or 'given up'
    /// @param sentBefore whether the organisation had sent the same file before
    public record FileView(
            UUID id,
            int number,
            @Nullable String name,
            long bytes,
            long received,
            @Nullable String sha256,
            String state,
            @Nullable String reason,
            boolean sentBefore) {}

    @Page("evidence/upload")
    public record UploadView(
            UUID id, Instant beganAt, Instant keptUntil, List<FileView> files, List<String> mappings) {}

    /// @param outcome 'made', 'there' or 'refused'
    /// @param wrong why it was refused, by field
    public record ListedRow(
            int number,
            String outcome,
            @Nullable UUID submission,
            @Nullable String reference,
            Map<String, String> wrong,
            List<String> added,
            List<String> missing) {}

    @Page("evidence/list")
    public record ListView(UUID upload, int made, int there, int refused, int files, List<ListedRow> rows) {}
}

package org.stillmatch.server.evidence;

import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.incidents.Imported;
import org.stillmatch.intake.incidents.Imports;
import org.stillmatch.intake.incidents.IncidentTable;
import org.stillmatch.intake.incidents.Mapping;
import org.stillmatch.intake.incidents.Mappings;
import org.stillmatch.intake.upload.Assigned;
import org.stillmatch.intake.upload.Assigning;
import org.stillmatch.intake.upload.BrokenPartException;
import org.stillmatch.intake.upload.Listed;
import org.stillmatch.intake.upload.PartDigest;
import org.stillmatch.intake.upload.Upload;
import org.stillmatch.intake.upload.UploadFile;
import org.stillmatch.intake.upload.Uploads;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Many files at once, by tus 1.0, and the list that puts them into submissions.
@RestController
@RequestMapping("/uploads")
class UploadController {
    private final Uploads uploads;
    private final Assigning assigning;
    private final Imports imports;
    private final Mappings mappings;

    UploadController(Uploads uploads, Assigning assigning, Imports imports, Mappings mappings) {
        this.uploads = uploads;
        this.assigning = assigning;
        this.imports = imports;
        this.mappings = mappings;
    }

    @GetMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "List your organisation's latest uploads")
    EvidenceViews.UploadsView list(Actor actor) {
        return new EvidenceViews.UploadsView(uploads.latest(actor).stream()
                .map(each -> new EvidenceViews.UploadRow(each.id(), each.beganAt()))
                .toList());
    }

    @PostMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Begin an upload of up to 1,000 files")
    ResponseEntity<EvidenceViews.UploadView> begin(
            Actor actor, @RequestBody(required = false) EvidenceBodies.@Nullable Nothing body) {
        Upload begun = uploads.begin(actor);
        return Replies.created(URI.create("/uploads/" + begun.id()), view(actor, begun));
    }

    @GetMapping("/{id}")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "See an upload and how far each file has come")
    EvidenceViews.UploadView see(Actor actor, @PathVariable UUID id) {
        return view(actor, uploads.see(actor, id));
    }

    private EvidenceViews.UploadView view(Actor actor, Upload of) {
        return new EvidenceViews.UploadView(
                of.id(),
                of.beganAt(),
                of.beganAt().plus(Uploads.KEPT),
                of.files().stream().map(UploadController::file).toList(),
                mappings.names(actor));
    }

    private static EvidenceViews.FileView file(UploadFile of) {
        return new EvidenceViews.FileView(
                of.id(),
                of.number(),
                of.name().orElse(null),
                of.bytes(),
                of.received(),
                of.sha256().orElse(null),
                of.state().words(),
                of.reason().orElse(null),
                of.sentBefore());
    }

    @PostMapping("/{id}/files")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Announce a file (tus creation)",
            description = "Upload-Length, and in Upload-Metadata filename and sha256 (64 hexadecimal digits). A file of"
                    + " the same name, size and SHA-256 that was announced before is answered with how far it came.")
    ResponseEntity<Void> beginFile(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Tus.LENGTH, required = false) @Nullable Long length,
            @RequestHeader(name = Tus.METADATA, required = false) @Nullable String metadata)
            throws IOException {
        UploadFile begun = uploads.beginFile(actor, id, Tus.file(length, metadata));
        return Tus.about(ResponseEntity.created(at(begun)), begun).build();
    }

    @RequestMapping(path = "/{id}/files/{file}", method = RequestMethod.HEAD)
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Ask how far a file has come (tus)")
    ResponseEntity<Void> howFar(Actor actor, @PathVariable UUID id, @PathVariable UUID file) {
        return Tus.about(ResponseEntity.ok(), uploads.file(actor, id, file)).build();
    }

    @PatchMapping(path = "/{id}/files/{file}", consumes = Tus.PART)
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Send bytes from where the file was left (tus)",
            description = "409 if more or less is here than Upload-Offset says; 460 if the part is not as"
                    + " Upload-Checksum says.")
    ResponseEntity<Void> send(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestHeader(name = Tus.OFFSET, required = false) @Nullable Long offset,
            @RequestHeader(name = Tus.CHECKSUM, required = false) @Nullable String checksum,
            HttpServletRequest request)
            throws IOException {
        long from = Optional.ofNullable(offset)
                .orElseThrow(() -> Refusal.invalid(Tus.OFFSET, "Say from where on these bytes are."));
        try {
            uploads.send(
                    actor, id, file, from, request.getInputStream(), checksum == null ? null : PartDigest.of(checksum));
        } catch (BrokenPartException e) {
            return Tus.about(ResponseEntity.status(Tus.CHECKSUM_MISMATCH), uploads.file(actor, id, file))
                    .build();
        }
        return Tus.about(ResponseEntity.status(HttpStatus.NO_CONTENT), uploads.file(actor, id, file))
                .build();
    }

    @DeleteMapping("/{id}/files/{file}")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Give up a file that is not all here (tus termination)")
    ResponseEntity<Void> giveUp(Actor actor, @PathVariable UUID id, @PathVariable UUID file)
            throws IOException, BrokenPartException {
        uploads.giveUp(actor, id, file);
        return ResponseEntity.noContent().header(Tus.RESUMABLE, Tus.VERSION).build();
    }

    @PostMapping("/{id}/list")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Send the list of incidents whose files these are",
            description = "Each row becomes a draft with the files that it names. Sending it again makes nothing twice"
                    + " and adds the files that have arrived since.")
    EvidenceViews.ListView list(Actor actor, @PathVariable UUID id, @RequestBody EvidenceBodies.Listing body) {
        uploads.see(actor, id);
        byte[] csv = Optional.ofNullable(body.csv())
                .orElseThrow(() -> Refusal.invalid("csv", "Choose a list in CSV, or paste it."))
                .getBytes(StandardCharsets.UTF_8);
        Mapping mapping = body.saved() == null
                ? Mapping.guess(IncidentTable.read(csv).headings())
                : mappings.find(actor, body.saved());
        Imported imported = imports.run(actor, csv, mapping);
        List<Listed> listed = new ArrayList<>();
        for (Imported.Row row : imported.rows()) {
            row.submission().ifPresent(made -> listed.add(new Listed(made, row.files())));
        }
        Map<UUID, Assigned> assigned = new HashMap<>();
        assigning.assign(actor, id, listed).forEach(one -> assigned.put(one.submission(), one));
        return new EvidenceViews.ListView(
                id,
                imported.made(),
                imported.there(),
                imported.refused(),
                assigned.values().stream().mapToInt(one -> one.added().size()).sum(),
                imported.rows().stream().map(row -> row(row, assigned)).toList());
    }

    private static EvidenceViews.ListedRow row(Imported.Row row, Map<UUID, Assigned> assigned) {
        Optional<Assigned> files = row.submission().map(assigned::get);
        return new EvidenceViews.ListedRow(
                row.number(),
                row.outcome().name().toLowerCase(Locale.ROOT),
                row.submission().orElse(null),
                row.reference().orElse(null),
                row.wrong(),
                files.map(Assigned::added).orElse(List.of()),
                files.map(Assigned::missing).orElse(List.of()));
    }

    private static URI at(UploadFile file) {
        return URI.create("/uploads/" + file.upload() + "/files/" + file.id());
    }
}

package org.stillmatch.server.evidence;

import static org.stillmatch.audit.act.Role.EXAMINER;
import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.LOCAL_OFFICER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.REQUESTER;
import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.still.SentFiles;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Exhibits: files that come with submissions, and the faces in them.
@RestController
class ExhibitController {
    private final SentFiles files;
    private final Stills stills;
    private final ExhibitShown shown;

    ExhibitController(SentFiles files, Stills stills, ExhibitShown shown) {
        this.files = files;
        this.stills = stills;
        this.shown = shown;
    }

    @PostMapping(path = "/submissions/{id}/exhibits", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Add a still, clip or document",
            description = "JPEG, PNG, WebP and TIFF pictures to 64 MB; MP4, MKV, WebM, AVI and MPEG-TS clips to 2 GB;"
                    + " PDF, DOCX and plain text to 50 MB. A file is what its content is, whatever it is called."
                    + " The answer tells whether your organisation had sent the same file before.")
    ResponseEntity<EvidenceViews.ExhibitView> add(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String reference)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw Refusal.invalid("file", "Choose a file.");
        }
        String name = Optional.ofNullable(file.getOriginalFilename())
                .filter(n -> !n.isBlank())
                .orElse("file");
        try (InputStream in = file.getInputStream()) {
            SentFiles.Added added = files.add(
                    actor,
                    id,
                    in,
                    name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
                    Optional.ofNullable(reference).map(String::strip).filter(r -> !r.isEmpty()));
            UUID exhibit = added.exhibit().id();
            return Replies.created(at(exhibit), shown.view(actor, exhibit, Optional.of(added.sentBefore())));
        }
    }

    @GetMapping("/exhibits/{id}")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR, INTAKE_CLERK, REQUESTER, LOCAL_OFFICER, OVERSIGHT})
    @Operation(summary = "See an exhibit, the faces in it and what would make it better")
    EvidenceViews.ExhibitView see(Actor actor, @PathVariable UUID id) {
        files.consult(actor, id);
        return shown.view(actor, id, Optional.empty());
    }

    @GetMapping("/exhibits/{id}/preview")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR, INTAKE_CLERK, REQUESTER, EXAMINER, LOCAL_OFFICER, OVERSIGHT})
    @Operation(summary = "A JPEG of a still, or of a frame that a clip offers, at most 1,200 pixels a side")
    ResponseEntity<byte[]> preview(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer frame)
            throws IOException {
        byte[] picture =
                stills.preview(actor, id, Optional.ofNullable(frame)).orElseThrow(() -> Refusal.notFound("preview"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(picture);
    }

    @PostMapping("/exhibits/{id}/reading")
    @Roles({INTAKE_CLERK, LOCAL_OFFICER, OVERSIGHT})
    @Operation(summary = "Read the original; who, what for and why is on record first")
    ResponseEntity<InputStreamResource> read(
            Actor actor, @PathVariable UUID id, @RequestBody EvidenceBodies.Reading body) throws IOException {
        EvidenceViews.ExhibitView exhibit = shown.view(actor, id, Optional.empty());
        SentFiles.Located located = files.locate(actor, id);
        InputStream in = files.read(actor, id, EvidenceBodies.text(body.purpose()), EvidenceBodies.text(body.reason()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(exhibit.bytes())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(exhibit.reference().replaceAll("[^A-Za-z0-9-]", "-")
                                        + located.original().type().extension())
                                .build()
                                .toString())
                .body(new InputStreamResource(in));
    }

    @PostMapping("/exhibits/{id}/suspect")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Say which face is the alleged suspect's, and why")
    ResponseEntity<EvidenceViews.ExhibitView> name(
            Actor actor, @PathVariable UUID id, @RequestBody EvidenceBodies.Suspect body) {
        int face = Optional.ofNullable(body.face())
                .orElseThrow(() -> Refusal.invalid("face", "Choose the suspect's face."));
        stills.name(actor, id, face, EvidenceBodies.text(body.because()));
        return changed(actor, id);
    }

    @PostMapping("/exhibits/{id}/frames")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Make a still of a frame that a clip offers")
    ResponseEntity<EvidenceViews.ExhibitView> take(
            Actor actor, @PathVariable UUID id, @RequestBody EvidenceBodies.Frame body) throws IOException {
        int frame = Optional.ofNullable(body.frame()).orElseThrow(() -> Refusal.invalid("frame", "Choose a frame."));
        UUID still = files.takeFrame(actor, id, frame).exhibit().id();
        return Replies.created(at(still), shown.view(actor, still, Optional.empty()));
    }

    @PostMapping("/exhibits/{id}/confirmation")
    @Roles(INTAKE_CLERK)
    @Operation(summary = "Confirm the face that the retailer named")
    ResponseEntity<EvidenceViews.ExhibitView> confirm(
            Actor actor, @PathVariable UUID id, @RequestBody(required = false) EvidenceBodies.@Nullable Nothing body) {
        stills.confirm(actor, id);
        return changed(actor, id);
    }

    @PostMapping("/exhibits/{id}/override")
    @Roles(INTAKE_CLERK)
    @Operation(summary = "Have a face searched although it is not good enough, for a reason")
    ResponseEntity<EvidenceViews.ExhibitView> override(
            Actor actor, @PathVariable UUID id, @RequestBody EvidenceBodies.Reason body) {
        stills.override(actor, id, EvidenceBodies.text(body.reason()));
        return changed(actor, id);
    }

    private ResponseEntity<EvidenceViews.ExhibitView> changed(Actor actor, UUID id) {
        return Replies.seeOther(at(id), shown.view(actor, id, Optional.empty()));
    }

    private static URI at(UUID exhibit) {
        return URI.create("/exhibits/" + exhibit);
    }
}

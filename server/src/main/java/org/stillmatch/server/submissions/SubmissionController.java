package org.stillmatch.server.submissions;

import static org.stillmatch.audit.act.Role.AUTHORISER;
import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.LOCAL_OFFICER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.REQUESTER;
import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;
import static org.stillmatch.audit.act.Role.SUPERVISOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Terms;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Repeats;
import org.stillmatch.intake.submission.Sending;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.SubmissionFile;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.intake.submission.SubmissionReceipts;
import org.stillmatch.intake.submission.SubmissionState;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;
import tools.jackson.databind.json.JsonMapper;

/// What retailers do with their submissions, and what everybody may read of them.
@RestController
@RequestMapping("/submissions")
class SubmissionController {
    private static final int SPARE_GOODS = 3;

    private final Submissions submissions;
    private final Sending sending;
    private final SubmissionFiles files;
    private final SubmissionReceipts receipts;
    private final Repeats repeats;
    private final Protocols protocols;
    private final OffenceClasses offences;
    private final SubmissionShown shown;
    private final JsonMapper json;

    SubmissionController(
            Submissions submissions,
            Sending sending,
            SubmissionFiles files,
            SubmissionReceipts receipts,
            Repeats repeats,
            Protocols protocols,
            OffenceClasses offences,
            SubmissionShown shown,
            JsonMapper json) {
        this.submissions = submissions;
        this.sending = sending;
        this.files = files;
        this.receipts = receipts;
        this.repeats = repeats;
        this.protocols = protocols;
        this.offences = offences;
        this.shown = shown;
        this.json = json;
    }

    @GetMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR, INTAKE_CLERK, LOCAL_OFFICER, SUPERVISOR, OVERSIGHT})
    @Operation(summary = "List submissions, latest first; retailers see their own")
    SubmissionViews.ListView list(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page) {
        Optional<SubmissionState> wanted =
                Optional.ofNullable(state).filter(s -> !s.isBlank()).map(this::state);
        SubmissionFiles.Listed listed = files.list(actor, wanted, page);
        return new SubmissionViews.ListView(
                shown.rows(actor, listed),
                Arrays.stream(SubmissionState.values())
                        .map(SubmissionState::words)
                        .toList(),
                wanted.map(SubmissionState::words).orElse(null),
                listed.total(),
                listed.page(),
                listed.pages());
    }

    private SubmissionState state(String words) {
        try {
            return SubmissionState.of(words);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("state", "There is no such state.");
        }
    }

    @GetMapping("/new")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "The form for a submission, empty or of a draft")
    SubmissionViews.FormView form(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID draft,
            @RequestParam(required = false) @Nullable UUID slot) {
        Optional<SubmissionFile> found = Optional.ofNullable(draft).map(id -> files.see(actor, id));
        Content content = found.map(SubmissionFile::content).orElse(Content.empty());
        Map<String, String> values = SubmissionShown.values(content);
        if (slot != null) {
            values.put("slot", slot.toString());
        }
        Optional<Terms> terms = protocols.agreed(actor.organisation()).map(p -> p.terms());
        List<OffenceClass> covered = offences.all().stream()
                .filter(one ->
                        terms.map(t -> t.offenceClasses().contains(one.code())).orElse(false))
                .toList();
        return new SubmissionViews.FormView(
                draft,
                found.map(file -> file.submission().reference()).orElse(null),
                values,
                terms.map(Terms::purposes).orElse(List.of()),
                covered,
                terms.map(t -> List.copyOf(t.fields())).orElse(List.of()),
                content.goods().size() + SPARE_GOODS);
    }

    @PostMapping
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(
            summary = "Draft a submission",
            description = "Anything may be missing until it is sent. With the same Idempotency-Key and the same body it"
                    + " is made once; the same key with another body is refused with 409.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(name = "Shop theft", value = Examples.SUBMISSION)))
    ResponseEntity<SubmissionViews.View> draft(
            Actor actor,
            @RequestBody SubmissionBodies.Said body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Content content = body.content();
        UUID id = repeats.once(
                actor,
                Optional.ofNullable(key),
                "POST /submissions\n" + json.writeValueAsString(body),
                () -> submissions.draft(actor, content).id());
        return Replies.created(at(id), seen(actor, id));
    }

    @GetMapping("/{id}")
    @Roles({
        RETAILER_MANAGER,
        RETAILER_CONTRIBUTOR,
        INTAKE_CLERK,
        REQUESTER,
        AUTHORISER,
        LOCAL_OFFICER,
        SUPERVISOR,
        OVERSIGHT
    })
    @Operation(summary = "See a submission; what the police read, and what they disclosed, is recorded")
    SubmissionViews.View see(Actor actor, @PathVariable UUID id) {
        return seen(actor, id);
    }

    @PostMapping("/{id}")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Say a draft anew; earlier versions stay on record")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(name = "Shop theft", value = Examples.SUBMISSION)))
    ResponseEntity<SubmissionViews.View> change(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Said body) {
        submissions.change(actor, id, body.content());
        return Replies.seeOther(at(id), seen(actor, id));
    }

    @PostMapping("/{id}/sending")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Send a draft to the police; a signed receipt is kept")
    ResponseEntity<SubmissionViews.View> send(Actor actor, @PathVariable UUID id) {
        sending.send(actor, id);
        return Replies.seeOther(at(id), seen(actor, id));
    }

    @PostMapping("/{id}/withdrawal")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    @Operation(summary = "Withdraw a submission; what was written is erased, its states and hashes stay")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(value = "{\"reason\": \"Sent by mistake\"}")))
    ResponseEntity<SubmissionViews.View> withdraw(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Reason body) {
        sending.withdraw(actor, id, body.text());
        return Replies.seeOther(at(id), seen(actor, id));
    }

    @GetMapping("/{id}/receipt")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR, INTAKE_CLERK, OVERSIGHT})
    @Operation(
            summary = "The signed receipt of what was received",
            description = "`stillmatch verify` checks it offline. It names each file by its SHA-256.")
    ResponseEntity<byte[]> receipt(Actor actor, @PathVariable UUID id) {
        byte[] receipt = receipts.fetch(actor, id);
        Submission of = files.find(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(of.reference() + "-receipt.json")
                                .build()
                                .toString())
                .body(receipt);
    }

    private SubmissionViews.View seen(Actor actor, UUID id) {
        return shown.view(actor, files.see(actor, id));
    }

    private static URI at(UUID id) {
        return URI.create("/submissions/" + id);
    }
}

package org.stillmatch.server.submissions;

import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.LOCAL_OFFICER;
import static org.stillmatch.audit.act.Role.SUPERVISOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.intake.submission.Intake;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.SubmissionFiles;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// What the police do with submissions.
@RestController
class IntakeController {
    private final Intake intake;
    private final Outcomes outcomes;
    private final SubmissionFiles files;
    private final SubmissionShown shown;

    IntakeController(Intake intake, Outcomes outcomes, SubmissionFiles files, SubmissionShown shown) {
        this.intake = intake;
        this.outcomes = outcomes;
        this.files = files;
        this.shown = shown;
    }

    @GetMapping("/intake")
    @Roles({INTAKE_CLERK, SUPERVISOR})
    @Operation(summary = "What waits for intake: violent ones first, then the oldest")
    SubmissionViews.QueueView queue(Actor actor, @RequestParam(defaultValue = "1") int page) {
        SubmissionFiles.Listed listed = files.queue(actor, page);
        return new SubmissionViews.QueueView(shown.rows(actor, listed), listed.total(), listed.page(), listed.pages());
    }

    @PostMapping("/submissions/{id}/acceptance")
    @Roles(INTAKE_CLERK)
    @Operation(summary = "Accept a submission under a crime number")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(value = Examples.ACCEPTANCE)))
    ResponseEntity<SubmissionViews.View> accept(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Acceptance body) {
        intake.accept(actor, id, body.number(), body.confirmed());
        return changed(actor, id);
    }

    @PostMapping("/submissions/{id}/refusal")
    @Roles(INTAKE_CLERK)
    @Operation(summary = "Decline a submission; the retailer reads the reason")
    ResponseEntity<SubmissionViews.View> decline(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Reason body) {
        intake.decline(actor, id, body.text());
        return changed(actor, id);
    }

    @PostMapping("/submissions/{id}/closing")
    @Roles(LOCAL_OFFICER)
    @Operation(summary = "Close a submission; the retailer reads the reason")
    ResponseEntity<SubmissionViews.View> close(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Reason body) {
        outcomes.close(actor, id, body.text());
        return changed(actor, id);
    }

    @PostMapping("/submissions/{id}/charge")
    @Roles(LOCAL_OFFICER)
    @Operation(summary = "Record a charge, and disclose it to the retailer whose witnesses need it")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(value = Examples.CHARGE)))
    ResponseEntity<SubmissionViews.View> charge(
            Actor actor, @PathVariable UUID id, @RequestBody SubmissionBodies.Charged body) {
        outcomes.recordCharge(actor, id, body.charge());
        return changed(actor, id);
    }

    private ResponseEntity<SubmissionViews.View> changed(Actor actor, UUID id) {
        return Replies.seeOther(URI.create("/submissions/" + id), shown.view(actor, files.see(actor, id)));
    }
}

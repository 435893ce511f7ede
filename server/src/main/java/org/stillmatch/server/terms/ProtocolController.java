package org.stillmatch.server.terms;

import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.POLICY_OWNER;
import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;
import static org.stillmatch.audit.act.Role.SUPERVISOR;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.protocol.Clocks;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.intake.protocol.Protocol;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Retailers;
import org.stillmatch.intake.protocol.SharingChoice;
import org.stillmatch.intake.protocol.SharingChoices;
import org.stillmatch.intake.protocol.SubmissionField;
import org.stillmatch.intake.protocol.Terms;
import org.stillmatch.server.terms.ProtocolViews.Named;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Protocols: the force proposes, the retailer agrees, either ends.
@RestController
@RequestMapping("/protocols")
class ProtocolController {
    private final Protocols protocols;
    private final SharingChoices sharing;
    private final Clocks clocks;
    private final OffenceClasses offences;
    private final Retailers retailers;

    ProtocolController(
            Protocols protocols, SharingChoices sharing, Clocks clocks, OffenceClasses offences, Retailers retailers) {
        this.protocols = protocols;
        this.sharing = sharing;
        this.clocks = clocks;
        this.offences = offences;
        this.retailers = retailers;
    }

    @GetMapping
    @Roles({POLICY_OWNER, SUPERVISOR, INTAKE_CLERK, OVERSIGHT, RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ProtocolViews.ListView list(Actor actor) {
        return new ProtocolViews.ListView(
                protocols.list(actor).stream()
                        .map(p -> new ProtocolViews.Row(
                                p.id(),
                                p.retailer(),
                                p.version(),
                                p.state(),
                                p.history().getLast().at()))
                        .toList(),
                ClockView.open(clocks.list(actor)));
    }

    @GetMapping("/new")
    @Roles(POLICY_OWNER)
    ProtocolViews.FormView form() {
        return new ProtocolViews.FormView(
                retailers.all(),
                offences.all(),
                Arrays.stream(SubmissionField.values())
                        .map(field -> new Named(field.code(), field.words()))
                        .toList());
    }

    @PostMapping
    @Roles(POLICY_OWNER)
    ResponseEntity<ProtocolViews.View> propose(Actor actor, @RequestBody ProtocolBodies.Proposed body) {
        UUID retailer = Optional.ofNullable(body.retailer())
                .orElseThrow(() -> Refusal.invalid("retailer", "Select a retailer."));
        UUID id = protocols.propose(actor, retailer, body.terms());
        return Replies.created(at(id), see(actor, id));
    }

    @GetMapping("/{id}")
    @Roles({POLICY_OWNER, SUPERVISOR, INTAKE_CLERK, OVERSIGHT, RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ProtocolViews.View see(Actor actor, @PathVariable UUID id) {
        Protocol protocol = protocols.see(actor, id);
        Terms terms = protocol.terms();
        List<SharingChoice> choices = sharing.history(actor, protocol.organisation());
        return new ProtocolViews.View(
                protocol.id(),
                protocol.organisation(),
                protocol.retailer(),
                protocol.version(),
                protocol.state(),
                terms.purposes(),
                offences(terms),
                fields(terms),
                terms.controllers(),
                terms.retentionDays(),
                new ProtocolViews.Undertakings(
                        terms.undertakings().violentFirst(),
                        terms.undertakings().officerWithinDays(),
                        terms.undertakings().updateEveryDays()),
                !choices.isEmpty() && choices.getFirst().share(),
                choices,
                protocol.history(),
                ClockView.open(clocks.list(actor).stream()
                        .filter(clock -> clock.organisation().equals(protocol.organisation()))
                        .toList()));
    }

    @PostMapping("/{id}/agreement")
    @Roles(RETAILER_MANAGER)
    ResponseEntity<ProtocolViews.View> agree(Actor actor, @PathVariable UUID id) {
        protocols.agree(actor, id);
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/end")
    @Roles({POLICY_OWNER, RETAILER_MANAGER})
    ResponseEntity<ProtocolViews.View> end(
            Actor actor, @PathVariable UUID id, @RequestBody ProtocolBodies.Reason body) {
        protocols.end(actor, id, ProtocolBodies.text(body.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/sharing")
    @Roles(RETAILER_MANAGER)
    ResponseEntity<ProtocolViews.View> chooseSharing(
            Actor actor, @PathVariable UUID id, @RequestBody ProtocolBodies.Choice body) {
        boolean share = Optional.ofNullable(body.share())
                .orElseThrow(() -> Refusal.invalid("share", "Select yes if links are shared."));
        sharing.choose(actor, id, share);
        return Replies.seeOther(at(id), see(actor, id));
    }

    private List<OffenceClass> offences(Terms terms) {
        return offences.all().stream()
                .filter(offence -> terms.offenceClasses().contains(offence.code()))
                .toList();
    }

    private static List<Named> fields(Terms terms) {
        return Arrays.stream(SubmissionField.values())
                .filter(field -> terms.fields().contains(field.code()))
                .map(field -> new Named(field.code(), field.words()))
                .toList();
    }

    private static URI at(UUID id) {
        return URI.create("/protocols/" + id);
    }
}

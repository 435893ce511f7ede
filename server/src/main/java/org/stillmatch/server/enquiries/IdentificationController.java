package org.stillmatch.server.enquiries;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Revealed;
import org.stillmatch.casework.examination.Revealed.Stance;
import org.stillmatch.casework.examination.Revealing;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.casework.identification.Identification;
import org.stillmatch.casework.identification.Identifications;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// What two examiners reached apart, for those who carry it on. Examiners have no part in it: it would tell them of
/// questions that they may be asked again. Nor have they in another role that they hold.
@RestController
@RequestMapping("/identifications")
class IdentificationController {
    private static final int PAGE = 50;

    private final Identifications identifications;
    private final Enquiries enquiries;
    private final Revealing revealing;

    IdentificationController(Identifications identifications, Enquiries enquiries, Revealing revealing) {
        this.identifications = identifications;
        this.enquiries = enquiries;
        this.revealing = revealing;
    }

    record Row(UUID id, String state, long enquiry, Instant madeAt) {}

    @Page("examination/identifications")
    record ListView(List<Row> identifications, Optional<Integer> next) {}

    record ChangeView(String state, Instant at, String by, String reason) {}

    record StillView(String name, UUID submission, String reference, String retailer, boolean mayOpen) {}

    /// What one answer rests on.
    ///
    /// @param agrees whether the lead rests on it, or on others that say the same
    /// @param said how far it supports the lead, or what it says instead
    /// @param limits of the still, described before anybody was compared with it; may be empty
    /// @param suitability 'suitable', 'limited' or 'unsuitable'
    record BasisView(String seat, boolean agrees, String said, String grounds, String limits, String suitability) {}

    /// @param words what it says and what it does not
    /// @param next what is to be done about it
    /// @param named the still; empty once it was withdrawn
    /// @param basis of every answer to the question; none of a disagreement, or once the still was withdrawn
    /// @param disputed whether one of them says otherwise, which has to be disclosed
    /// @param bare whether no custody image on which the lead rests may be shown any more
    @Page("examination/identification")
    record View(
            UUID id,
            UUID examination,
            long enquiry,
            UUID still,
            String state,
            String words,
            String next,
            Optional<StillView> named,
            List<BasisView> basis,
            boolean disputed,
            boolean bare,
            Optional<Integer> subject,
            Instant madeAt,
            List<ChangeView> changes,
            boolean mayWithdraw,
            boolean maySeeResult) {}

    @GetMapping
    @Roles({Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT})
    ListView list(@RequestParam(defaultValue = "0") int after) {
        Asker.requireNotBlind();
        int from = Math.max(0, after);
        List<Identification> page = identifications.list(PAGE + 1, from);
        return new ListView(
                page.stream()
                        .limit(PAGE)
                        .map(it -> new Row(
                                it.id(),
                                it.state().word(),
                                enquiries.see(it.enquiry()).number(),
                                it.madeAt()))
                        .toList(),
                page.size() > PAGE ? Optional.of(from + PAGE) : Optional.empty());
    }

    @GetMapping("/{id}")
    @Roles({Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT})
    View see(Actor actor, @PathVariable UUID id) {
        Asker.requireNotBlind();
        Identification it = identifications.see(actor, id);
        List<Revealed.Basis> basis = revealing.basis(it.examination(), it.sheets());
        return new View(
                id,
                it.examination(),
                enquiries.see(it.enquiry()).number(),
                it.still(),
                it.state().word(),
                it.words(),
                it.next(),
                identifications
                        .named(it.still())
                        .map(of -> new StillView(of.name(), of.submission(), of.reference(), of.retailer(), mayOpen())),
                basis.stream().map(IdentificationController::of).toList(),
                basis.stream().anyMatch(each -> each.stance().differs()),
                !basis.isEmpty()
                        && basis.stream()
                                .filter(each -> each.stance() == Stance.AGREES)
                                .noneMatch(Revealed.Basis::stands),
                it.subject(),
                it.madeAt(),
                identifications.changes(id).stream()
                        .map(change -> new ChangeView(change.state().word(), change.at(), change.by(), change.reason()))
                        .toList(),
                it.state().word().equals("confirmed") && Asker.has(Role.SUPERVISOR),
                Asker.has(Role.SUPERVISOR) || Asker.has(Role.OVERSIGHT));
    }

    private static boolean mayOpen() {
        return Stream.of(Role.LOCAL_OFFICER, Role.OVERSIGHT, Role.INTAKE_CLERK, Role.REQUESTER)
                .anyMatch(Asker::has);
    }

    private static BasisView of(Revealed.Basis it) {
        return new BasisView(
                it.seat().word(),
                it.stance() == Stance.AGREES,
                said(it),
                it.grounds(),
                it.limits(),
                it.suitability().word());
    }

    private static String said(Revealed.Basis it) {
        return switch (it.stance()) {
            case AGREES -> it.support().map(Support::words).orElse("not kept any more");
            case PICKED_NOBODY -> it.answer().words();
            case PICKED_ANOTHER -> "another person";
            case PICKED_FILLER -> "a person shown for comparison, who cannot be the suspect";
            case NOT_KEPT -> "a person, and it is not kept any more whom";
        };
    }

    @PostMapping("/{id}/withdrawal")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<View> withdraw(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        identifications.withdraw(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(URI.create("/identifications/" + id), see(actor, id));
    }
}

package org.stillmatch.server.enquiries;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    IdentificationController(Identifications identifications, Enquiries enquiries) {
        this.identifications = identifications;
        this.enquiries = enquiries;
    }

    record Row(UUID id, String state, long enquiry, Instant madeAt) {}

    @Page("examination/identifications")
    record ListView(List<Row> identifications, Optional<Integer> next) {}

    record ChangeView(String state, Instant at, String by, String reason) {}

    /// @param words what it says and what it does not
    @Page("examination/identification")
    record View(
            UUID id,
            UUID examination,
            long enquiry,
            UUID still,
            String state,
            String words,
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
        return new View(
                id,
                it.examination(),
                enquiries.see(it.enquiry()).number(),
                it.still(),
                it.state().word(),
                it.words(),
                it.subject(),
                it.madeAt(),
                identifications.changes(id).stream()
                        .map(change -> new ChangeView(change.state().word(), change.at(), change.by(), change.reason()))
                        .toList(),
                it.subject().isPresent()
                        && it.state().word().equals("confirmed")
                        && has(Role.SUPERVISOR),
                has(Role.SUPERVISOR) || has(Role.OVERSIGHT));
    }

    private static boolean has(Role role) {
        return Asker.current().filter(asker -> asker.roles().contains(role)).isPresent();
    }

    @PostMapping("/{id}/withdrawal")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<View> withdraw(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        identifications.withdraw(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(URI.create("/identifications/" + id), see(actor, id));
    }
}

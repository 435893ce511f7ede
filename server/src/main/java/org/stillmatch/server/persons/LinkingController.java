package org.stillmatch.server.persons;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.person.Linking;
import org.stillmatch.casework.person.Linkings;
import org.stillmatch.casework.person.Run;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.StandingAuthority;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Linkings: requested, decided, ended.
@RestController
@RequestMapping("/linkings")
class LinkingController {
    /// So many false links per 1,000 stills unless somebody asks for another rate; see docs/linking.md.
    private static final double FALSE_LINKS = 1;

    private final Linkings linkings;

    LinkingController(Linkings linkings) {
        this.linkings = linkings;
    }

    record Row(UUID id, long number, String state, String requester, Instant requestedAt, Instant endsAt) {}

    @Page("persons/linkings")
    record ListView(List<Row> linkings, boolean mayRequest) {}

    record May(boolean decide, boolean end) {}

    /// @param threshold empty if there were too few stills for any
    record Ran(
            Instant dueAt,
            Optional<Instant> doneAt,
            int stills,
            long pairs,
            Optional<Double> threshold,
            int suggested,
            boolean failed) {}

    @Page("persons/linking")
    record View(
            UUID id,
            long number,
            String state,
            String purpose,
            double falseLinks,
            String requester,
            Instant requestedAt,
            Instant endsAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> level,
            Optional<String> reason,
            List<Ran> runs,
            May may) {}

    /// @param falseLinks how many per 1,000 stills may be suggested; 1 if none is given
    /// @param endsOn the last day
    public record Requested(
            @Nullable String purpose,
            @Nullable Double falseLinks,
            @Nullable LocalDate endsOn) {}

    @GetMapping
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT})
    ListView list() {
        return new ListView(
                linkings.list().stream()
                        .map(Linking::authority)
                        .map(a -> new Row(
                                a.id(), a.number(), a.state(), a.requester().name(), a.requestedAt(), a.endsAt()))
                        .toList(),
                Asker.has(Role.REQUESTER));
    }

    @PostMapping
    @Roles(Role.REQUESTER)
    ResponseEntity<View> request(Actor actor, @RequestBody Requested typed) {
        Instant end = Optional.ofNullable(typed.endsOn())
                .map(Days::end)
                .orElseThrow(() -> Refusal.invalid("endsOn", "Enter its last day."));
        Linking linking = linkings.request(
                actor,
                new Linkings.Request(
                        Typed.text(typed.purpose()),
                        Optional.ofNullable(typed.falseLinks()).orElse(FALSE_LINKS),
                        end));
        return Replies.created(at(linking.id()), see(actor, linking.id()));
    }

    @GetMapping("/{id}")
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT})
    View see(Actor actor, @PathVariable UUID id) {
        Linking linking = linkings.see(id);
        StandingAuthority authority = linking.authority();
        return new View(
                id,
                authority.number(),
                authority.state(),
                authority.purpose(),
                linking.falseLinks(),
                authority.requester().name(),
                authority.requestedAt(),
                authority.endsAt(),
                authority.decided().map(decided -> decided.by().name()),
                authority.decided().map(Enquiry.Decided::at),
                authority.level(),
                authority.reason(),
                linkings.runs(id).stream().map(LinkingController::ran).toList(),
                new May(
                        Asker.has(Role.AUTHORISER) && authority.isOpenTo(actor),
                        Asker.has(Role.REQUESTER) && authority.isRunning()));
    }

    private static Ran ran(Run run) {
        return run.done()
                .map(done -> new Ran(
                        run.dueAt(),
                        Optional.of(done.at()),
                        done.stills(),
                        done.pairs(),
                        done.threshold().isPresent()
                                ? Optional.of(done.threshold().getAsDouble())
                                : Optional.empty(),
                        done.suggested(),
                        false))
                .orElseGet(() -> new Ran(
                        run.dueAt(),
                        Optional.empty(),
                        0,
                        0,
                        Optional.empty(),
                        0,
                        run.failed().isPresent()));
    }

    @PostMapping("/{id}/authorisation")
    @Roles(Role.AUTHORISER)
    ResponseEntity<View> authorise(Actor actor, @PathVariable UUID id) {
        linkings.authorise(actor, id);
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/refusal")
    @Roles(Role.AUTHORISER)
    ResponseEntity<View> refuse(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        linkings.refuse(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/end")
    @Roles(Role.REQUESTER)
    ResponseEntity<View> end(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        linkings.end(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    private static URI at(UUID id) {
        return URI.create("/linkings/" + id);
    }
}

package org.stillmatch.server.enquiries;

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
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.StandingAuthority;
import org.stillmatch.casework.standing.Run;
import org.stillmatch.casework.standing.StandingSearch;
import org.stillmatch.casework.standing.StandingSearches;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Standing searches: requested, decided, ended.
@RestController
@RequestMapping("/standing-searches")
class StandingSearchController {
    private static final int MOST = 500;

    private final StandingSearches searches;
    private final Enquiries enquiries;

    StandingSearchController(StandingSearches searches, Enquiries enquiries) {
        this.searches = searches;
        this.enquiries = enquiries;
    }

    record Row(UUID id, long number, String state, int stills, String requester, Instant requestedAt, Instant endsAt) {}

    record Choice(UUID id, long number, String crimeNumber) {}

    /// @param choices enquiries whose stills may be searched again
    @Page("enquiries/standing-searches")
    record ListView(List<Row> searches, boolean mayRequest, List<Choice> choices) {}

    record May(boolean decide, boolean end) {}

    record Child(UUID id, long number, String state) {}

    @Page("enquiries/standing-search")
    record View(
            UUID id,
            long number,
            String state,
            String purpose,
            int everyDays,
            int stills,
            String requester,
            Instant requestedAt,
            Instant endsAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> level,
            Optional<String> reason,
            List<Run> runs,
            List<Child> enquiries,
            May may) {}

    /// @param everyDays how many days lie between two runs; 1 if none is given
    /// @param endsOn the last day
    public record Requested(
            @Nullable String purpose,
            @Nullable List<UUID> enquiries,
            @Nullable LocalDate endsOn,
            @Nullable Integer everyDays) {}

    @GetMapping
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT})
    ListView list() {
        boolean mayRequest = Asker.has(Role.REQUESTER);
        return new ListView(
                searches.list().stream().map(StandingSearchController::row).toList(),
                mayRequest,
                mayRequest
                        ? enquiries.list(MOST, 0).stream()
                                .filter(searches::isUnresolved)
                                .map(e -> new Choice(e.id(), e.number(), e.crimeNumber()))
                                .toList()
                        : List.of());
    }

    private static Row row(StandingSearch search) {
        StandingAuthority a = search.authority();
        return new Row(
                search.id(),
                a.number(),
                a.state(),
                search.stills().size(),
                a.requester().name(),
                a.requestedAt(),
                a.endsAt());
    }

    @PostMapping
    @Roles(Role.REQUESTER)
    ResponseEntity<View> request(Actor actor, @RequestBody Requested typed) {
        StandingSearch search = searches.request(
                actor,
                new StandingSearches.Request(
                        Typed.text(typed.purpose()),
                        Typed.list(typed.enquiries()),
                        Typed.end(typed.endsOn()).orElseThrow(() -> Refusal.invalid("endsOn", "Enter its last day.")),
                        Optional.ofNullable(typed.everyDays()).orElse(1)));
        return Replies.created(at(search.id()), see(actor, search.id()));
    }

    @GetMapping("/{id}")
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.OVERSIGHT})
    View see(Actor actor, @PathVariable UUID id) {
        StandingSearch search = searches.see(id);
        StandingAuthority authority = search.authority();
        return new View(
                id,
                authority.number(),
                authority.state(),
                authority.purpose(),
                search.everyDays(),
                search.stills().size(),
                authority.requester().name(),
                authority.requestedAt(),
                authority.endsAt(),
                authority.decided().map(decided -> decided.by().name()),
                authority.decided().map(Enquiry.Decided::at),
                authority.level(),
                authority.reason(),
                searches.runs(id),
                enquiries.ofStanding(id).stream()
                        .map(e -> new Child(e.id(), e.number(), e.state().words()))
                        .toList(),
                new May(
                        Asker.has(Role.AUTHORISER) && authority.isOpenTo(actor),
                        Asker.has(Role.REQUESTER) && authority.isRunning()));
    }

    @PostMapping("/{id}/authorisation")
    @Roles(Role.AUTHORISER)
    ResponseEntity<View> authorise(Actor actor, @PathVariable UUID id) {
        searches.authorise(actor, id);
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/refusal")
    @Roles(Role.AUTHORISER)
    ResponseEntity<View> refuse(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        searches.refuse(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/end")
    @Roles(Role.REQUESTER)
    ResponseEntity<View> end(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        searches.end(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    private static URI at(UUID id) {
        return URI.create("/standing-searches/" + id);
    }
}

package org.stillmatch.server.enquiries;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Examinations;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryState;
import org.stillmatch.casework.request.Request;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Enquiries: requested, decided, followed.
@RestController
@RequestMapping("/enquiries")
class EnquiryController {
    private static final int PAGE = 50;

    private final Enquiries enquiries;
    private final Policies policies;
    private final SubmittedStills stills;
    private final OffenceClasses offences;
    private final LiveProgress progress;
    private final Examinations examinations;

    EnquiryController(
            Enquiries enquiries,
            Policies policies,
            SubmittedStills stills,
            OffenceClasses offences,
            LiveProgress progress,
            Examinations examinations) {
        this.enquiries = enquiries;
        this.policies = policies;
        this.stills = stills;
        this.offences = offences;
        this.progress = progress;
        this.examinations = examinations;
    }

    /// @param mode 'leads' or 'investigative list'; leads if none is given
    /// @param endsOn the last day on which may be searched; empty for as long as the policy allows
    public record Requested(
            @Nullable String purpose,
            @Nullable String offence,
            @Nullable String crimeNumber,
            @Nullable UUID submission,
            @Nullable List<UUID> stills,
            @Nullable String mode,
            @Nullable LocalDate endsOn) {
        Request request() {
            if (submission == null) {
                throw Refusal.invalid("submission", "Select a submission.");
            }
            return new Request(
                    Typed.text(purpose),
                    Typed.text(offence),
                    Typed.text(crimeNumber),
                    submission,
                    Typed.list(stills),
                    mode(mode),
                    Typed.end(endsOn));
        }

        private static Mode mode(@Nullable String words) {
            return Stream.of(Mode.LEADS, Mode.INVESTIGATIVE)
                    .filter(each -> words == null || each.words().equals(words.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(Mode.STANDALONE);
        }
    }

    @GetMapping
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.SUPERVISOR, Role.OVERSIGHT, Role.POLICY_OWNER})
    EnquiryViews.ListView list(@RequestParam(defaultValue = "0") int after) {
        List<Enquiry> page = enquiries.list(PAGE + 1, Math.max(0, after));
        return new EnquiryViews.ListView(
                page.stream().limit(PAGE).map(EnquiryController::row).toList(),
                page.size() > PAGE ? Optional.of(Math.max(0, after) + PAGE) : Optional.empty(),
                Asker.has(Role.REQUESTER));
    }

    private static EnquiryViews.Row row(Enquiry enquiry) {
        return new EnquiryViews.Row(
                enquiry.id(),
                enquiry.number(),
                enquiry.state().words(),
                enquiry.offence(),
                enquiry.crimeNumber(),
                enquiry.mode().words(),
                enquiry.stills().size(),
                enquiry.requester().name(),
                enquiry.requestedAt());
    }

    /// @param submission on which the enquiry shall be; without it there is a list to choose from
    @GetMapping("/new")
    @Roles(Role.REQUESTER)
    EnquiryViews.FormView form(Actor actor, @RequestParam Optional<UUID> submission) {
        Optional<String> obstacle = Optional.empty();
        Optional<SearchPolicy> policy = Optional.empty();
        try {
            policy = Optional.of(policies.requireInForce());
        } catch (Refusal why) {
            obstacle = Optional.ofNullable(why.getMessage());
        }
        Optional<SubmittedStills.Submitted> chosen = submission.map(id -> stills.ready(actor, id));
        Optional<String> reported = chosen.flatMap(SubmittedStills.Submitted::offence);
        return new EnquiryViews.FormView(
                obstacle,
                chosen,
                chosen.isPresent() ? List.of() : stills.ready(actor, PAGE),
                offences.all().stream()
                        .filter(offence -> reported.map(offence.code()::equals).orElse(true))
                        .toList(),
                policy.map(p -> p.terms().authorityDays()).orElse(0),
                policy.flatMap(p -> p.terms().investigativeFrom()).isPresent());
    }

    @PostMapping
    @Roles(Role.REQUESTER)
    ResponseEntity<EnquiryViews.View> request(Actor actor, @RequestBody Requested typed) {
        Enquiry enquiry = enquiries.request(actor, typed.request());
        return Replies.created(at(enquiry.id()), see(actor, enquiry.id()));
    }

    @GetMapping("/{id}")
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.SUPERVISOR, Role.OVERSIGHT})
    EnquiryViews.View see(Actor actor, @PathVariable UUID id) {
        Enquiry e = enquiries.see(id);
        List<Examinations.Concluded> concluded =
                Asker.has(Role.SUPERVISOR) || Asker.has(Role.OVERSIGHT) ? examinations.concluded(id) : List.of();
        return new EnquiryViews.View(
                id,
                e.number(),
                e.parent(),
                e.standing(),
                e.state().words(),
                e.purpose(),
                offences.find(e.offence()).map(OffenceClass::words).orElse(e.offence()),
                e.crimeNumber(),
                e.submission(),
                e.mode().words(),
                e.requester().name(),
                e.requestedAt(),
                e.endsAt(),
                e.decided().map(decided -> decided.by().name()),
                e.decided().map(Enquiry.Decided::at),
                e.level(),
                e.reason(),
                e.stills().stream()
                        .map(still -> new EnquiryViews.StillView(
                                still.id(),
                                still.face(),
                                still.searched(),
                                still.unsearched(),
                                concluded.stream()
                                        .filter(one -> one.still().equals(still.id()))
                                        .map(Examinations.Concluded::examination)
                                        .toList()))
                        .toList(),
                enquiries.changes(id).stream()
                        .map(change -> new EnquiryViews.ChangeView(
                                change.state().words(), change.at(), change.by(), change.reason()))
                        .toList(),
                may(actor, e));
    }

    /// By all roles of the account: the one that it sees the page in need not be the one that it may act in.
    private static EnquiryViews.May may(Actor actor, Enquiry enquiry) {
        boolean own = enquiry.requester().account().equals(actor.account());
        EnquiryState state = enquiry.state();
        return new EnquiryViews.May(
                Asker.has(Role.AUTHORISER) && !own && state == EnquiryState.REQUESTED,
                Asker.has(Role.REQUESTER)
                        && own
                        && !enquiry.hasSearched()
                        && Stream.of(EnquiryState.REQUESTED, EnquiryState.AUTHORISED, EnquiryState.PARKED)
                                .anyMatch(state::equals),
                Asker.has(Role.REQUESTER) && own && enquiry.hasSearched() && state == EnquiryState.PARKED,
                Asker.has(Role.SUPERVISOR) && state == EnquiryState.PARKED,
                Asker.has(Role.OVERSIGHT),
                state == EnquiryState.AUTHORISED
                        && Stream.of(Role.REQUESTER, Role.AUTHORISER, Role.SUPERVISOR)
                                .anyMatch(Asker::has));
    }

    /// Every step of the search as it is taken, as server-sent events named 'progress', until it is over.
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Roles({Role.REQUESTER, Role.AUTHORISER, Role.SUPERVISOR})
    ResponseEntity<org.springframework.web.servlet.mvc.method.annotation.SseEmitter> follow(@PathVariable UUID id) {
        enquiries.see(id);
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(progress.follow(id, () -> enquiries.see(id)));
    }

    @PostMapping("/{id}/authorisation")
    @Roles(Role.AUTHORISER)
    ResponseEntity<EnquiryViews.View> authorise(Actor actor, @PathVariable UUID id) {
        enquiries.authorise(actor, id);
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/refusal")
    @Roles(Role.AUTHORISER)
    ResponseEntity<EnquiryViews.View> refuse(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        enquiries.refuse(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/cancellation")
    @Roles(Role.REQUESTER)
    ResponseEntity<EnquiryViews.View> cancel(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        enquiries.cancel(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/retry")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<EnquiryViews.View> retry(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        enquiries.retry(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    /// The signed receipt of a still's search, as docs/receipts.md describes it; reading it is on record.
    ///
    /// @param still whose; of several the first if none is given
    @GetMapping(path = "/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    @Roles(Role.OVERSIGHT)
    ResponseEntity<String> receipt(Actor actor, @PathVariable UUID id, @RequestParam Optional<UUID> still) {
        UUID which = still.orElseGet(() -> enquiries.see(id).stills().getFirst().id());
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"receipt-" + id + ".json\"")
                .body(enquiries.receipt(actor, id, which));
    }

    private static URI at(UUID id) {
        return URI.create("/enquiries/" + id);
    }
}

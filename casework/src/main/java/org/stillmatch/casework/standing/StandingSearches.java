package org.stillmatch.casework.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryState;

/// Authorities to search again: asked for, given or refused by somebody else, ended.
@Component
public final class StandingSearches {
    private static final int LONGEST = 1000;
    private static final int MOST_DAYS_BETWEEN = 31;
    private static final Set<EnquiryState> UNRESOLVED = Set.of(EnquiryState.NO_LEAD, EnquiryState.SEARCHED);

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Tasks tasks;
    private final StandingRows rows;
    private final Policies policies;
    private final Evaluations evaluations;
    private final Enquiries enquiries;

    /// @param tasks which knows the task of running one, and so is made after this
    public StandingSearches(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            @Lazy Tasks tasks,
            Policies policies,
            Evaluations evaluations,
            Enquiries enquiries) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.tasks = tasks;
        this.rows = new StandingRows(database);
        this.policies = policies;
        this.evaluations = evaluations;
        this.enquiries = enquiries;
    }

    /// @param enquiries whose stills nobody was identified in
    /// @param everyDays how many days lie between two runs, 1 to 31
    public record Request(String purpose, List<UUID> enquiries, Instant endsAt, int everyDays) {
        public Request {
            enquiries = List.copyOf(enquiries);
        }
    }

    /// @throws Refusal if something in it cannot be, or the policy in force does not allow it
    public StandingSearch request(Actor actor, Request request) {
        return done(transactions.execute(status -> {
            SearchPolicy policy = policies.requireInForce();
            Instant now = clock.instant();
            List<Enquiry> unresolved =
                    request.enquiries().stream().distinct().map(enquiries::see).toList();
            require(request, unresolved, policy, now);
            Map<UUID, StandingSearch.Unresolved> stills = new HashMap<>();
            for (Enquiry enquiry : unresolved) {
                enquiry.stills()
                        .forEach(still -> stills.putIfAbsent(
                                still.id(), new StandingSearch.Unresolved(still.id(), enquiry.id())));
            }
            StandingSearch search = new StandingSearch(
                    ids.next(),
                    0,
                    actor.organisation(),
                    "requested",
                    request.purpose().strip(),
                    unresolved.stream().mapToInt(Enquiry::seriousness).max().orElse(1),
                    request.everyDays(),
                    new Enquiry.Person(actor.account(), actor.name()),
                    now,
                    request.endsAt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new ArrayList<>(stills.values()));
            rows.insert(search);
            acts.record(Act.of(Act.Kind.COLLECTION, "request standing search", actor, thing(search.id()))
                    .purpose(search.purpose())
                    .with("stills", stills.size())
                    .with("ends", search.endsAt()));
            return see(search.id());
        }));
    }

    private void require(Request request, List<Enquiry> unresolved, SearchPolicy policy, Instant now) {
        Map<String, String> wrong = new HashMap<>();
        if (request.purpose().isBlank() || request.purpose().length() > LONGEST) {
            wrong.put("purpose", "Enter what the search is for, in at most 1,000 characters.");
        }
        if (request.everyDays() < 1 || request.everyDays() > MOST_DAYS_BETWEEN) {
            wrong.put("everyDays", "Enter a number of days from 1 to 31.");
        }
        Instant latest = now.plus(Duration.ofDays(policy.terms().standingDays()));
        if (!request.endsAt().isAfter(now) || request.endsAt().isAfter(latest)) {
            wrong.put(
                    "endsAt",
                    "It ends within " + policy.terms().standingDays() + " days, as policy " + policy.number()
                            + " has it.");
        }
        if (unresolved.isEmpty() || unresolved.stream().anyMatch(e -> !UNRESOLVED.contains(e.state()))) {
            wrong.put("enquiries", "Select enquiries that were searched.");
        }
        if (evaluations.tail(policy.evaluation()).isEmpty()) {
            wrong.put(
                    "endsAt",
                    "The evaluation has too few searches to correct a threshold for repeats. Evaluate with at least 100"
                            + " people who are not in the gallery.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }

    /// Lets it run. Its first run is an interval from now, and compares what was enrolled since now.
    public void authorise(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            StandingSearch search = lockOthers(actor, id);
            SearchPolicy policy = policies.requireInForce();
            String grade = policy.terms().level(search.seriousness()).grade();
            if (!policy.terms().mayAuthorise(actor.account(), search.seriousness())) {
                throw Refusal.forbidden(
                        "For this offence policy " + policy.number() + " asks for the authority of: " + grade + ".");
            }
            Instant now = clock.instant();
            if (!now.isBefore(search.endsAt())) {
                throw Refusal.conflict("The time for this standing search is over.", "ended");
            }
            rows.decide(id, "running", decided(actor, now), grade, search.runsFrom(now), "");
            plan(search, 1, now, now);
            acts.record(Act.of(Act.Kind.ALTERATION, "authorise standing search", actor, thing(id))
                    .purpose(search.purpose())
                    .with("policy", policy.number())
                    .with("level", grade)
                    .with("runs", search.runsFrom(now)));
        });
    }

    public void refuse(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            lockOthers(actor, id);
            rows.decide(id, "refused", decided(actor, clock.instant()), "", null, reason);
            record(actor, id, "refuse standing search", reason);
        });
    }

    public void end(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            StandingSearch search = lock(id);
            if (!search.state().equals("running")) {
                throw Refusal.conflict(
                        "Only a standing search that is running can be ended. This one is " + search.state() + ".",
                        search.state());
            }
            rows.end(id, reason, clock.instant());
            record(actor, id, "end standing search", reason);
        });
    }

    /// Plans a run, within the open transaction: an interval after the last, or at the end if that is earlier.
    void plan(StandingSearch search, int number, Instant last, Instant since) {
        Instant next = last.plus(Duration.ofDays(search.everyDays()));
        Instant due = next.isBefore(search.endsAt()) ? next : search.endsAt();
        UUID run = ids.next();
        rows.plan(new Run(
                run,
                search.id(),
                number,
                due,
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        tasks.ask(StandingRun.NAME, run, due);
    }

    /// The latest first.
    public List<StandingSearch> list() {
        return rows.list();
    }

    /// @throws Refusal if there is none
    public StandingSearch see(UUID id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("standing search"));
    }

    /// The latest first.
    public List<Run> runs(UUID id) {
        return rows.runs(id);
    }

    private StandingSearch lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> Refusal.notFound("standing search"));
    }

    private StandingSearch lockOthers(Actor actor, UUID id) {
        StandingSearch search = lock(id);
        if (search.requester().account().equals(actor.account())) {
            throw Refusal.forbidden("You requested this standing search: somebody else has to decide.");
        }
        if (!search.state().equals("requested")) {
            throw Refusal.conflict(
                    "Only a standing search that is requested can be decided. This one is " + search.state() + ".",
                    search.state());
        }
        return search;
    }

    private void record(Actor actor, UUID id, String act, String reason) {
        acts.record(Act.of(Act.Kind.ALTERATION, act, actor, thing(id)).because(reason));
    }

    static Act.Thing thing(UUID id) {
        return new Act.Thing("standing search", id.toString());
    }

    private static Enquiry.Decided decided(Actor actor, Instant at) {
        return new Enquiry.Decided(new Enquiry.Person(actor.account(), actor.name()), at);
    }

    private static <T> T done(@Nullable T result) {
        return Objects.requireNonNull(result, "A transaction returned nothing");
    }
}

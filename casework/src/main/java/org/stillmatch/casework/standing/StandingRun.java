package org.stillmatch.casework.standing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.request.Comparison;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryState;
import org.stillmatch.casework.request.Outcome;
import org.stillmatch.casework.request.Readiness;
import org.stillmatch.casework.request.Results;
import org.stillmatch.casework.request.Rules;
import org.stillmatch.casework.request.StandingAuthority;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.face.RefusedStill;

/// Makes one run of a standing search, plans the next, and ends the search when its time has come. What a run finds
/// goes to the examiners as a child enquiry; stopped and begun again, it finds it once.
@Component
public final class StandingRun implements Tasks.Task {
    static final String NAME = "run standing search";

    /// Images are entered with the moment at which their transaction began, so the latest may not be seen yet.
    private static final Duration UNDERWAY = Duration.ofMinutes(1);

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final StandingRows rows;
    private final Newcomers newcomers;
    private final StandingSearches searches;
    private final Evaluations evaluations;
    private final Enquiries enquiries;
    private final Readiness readiness;
    private final SubmittedStills stills;
    private final Comparison comparison;
    private final Results results;
    private final Identified identified;

    public StandingRun(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            StandingSearches searches,
            Evaluations evaluations,
            Enquiries enquiries,
            Readiness readiness,
            SubmittedStills stills,
            Comparison comparison,
            Results results,
            Identified identified) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.rows = new StandingRows(database);
        this.newcomers = new Newcomers(database);
        this.searches = searches;
        this.evaluations = evaluations;
        this.enquiries = enquiries;
        this.readiness = readiness;
        this.stills = stills;
        this.comparison = comparison;
        this.results = results;
        this.identified = identified;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) throws IOException {
        Optional<Run> found = rows.run(id).filter(run -> !run.isOver());
        if (found.isEmpty()) {
            return;
        }
        Run run = found.get();
        StandingSearch search = searches.see(run.standing());
        if (!search.authority().isRunning()) {
            return;
        }
        if (search.authority().isOver(clock.instant())) {
            searches.endByItself(search.id());
            return;
        }
        try (PackInService.Hold _ = readiness.hold()) {
            search(search, run);
        }
    }

    private void search(StandingSearch search, Run run) throws IOException {
        UUID id = run.id();
        Readiness.Ready ready = readiness.require(search.authority().endsAt());
        Instant until = rows.begin(id, clock.instant().minus(UNDERWAY));
        BitSet fresh = newcomers.between(run.since(), until);
        if (!fresh.isEmpty()) {
            for (StandingSearch.Unresolved still : search.stills()) {
                if (!rows.hasResult(id, still.still()) && !identified.isIdentified(still.still())) {
                    searchOrLeave(search, run, still, ready, fresh);
                }
            }
        }
        over(run, until, () -> rows.done(id, fresh.cardinality(), clock.instant()));
    }

    /// One that was withdrawn meanwhile, or whose submission is over, or in which the models see no face, keeps the
    /// others from nothing.
    private void searchOrLeave(
            StandingSearch search, Run run, StandingSearch.Unresolved still, Readiness.Ready ready, BitSet fresh)
            throws IOException {
        try {
            search(search, run, still, ready, fresh);
        } catch (Refusal | RefusedStill e) {
            StandingAuthority authority = search.authority();
            transactions.executeWithoutResult(status -> acts.record(Act.of(
                            Act.Kind.ALTERATION,
                            "leave still unsearched",
                            Actor.service(authority.organisation()),
                            StandingSearches.thing(search.id()),
                            new Act.Thing("still", still.still().toString()))
                    .because("Run " + run.number() + " of standing search " + authority.number() + ". "
                            + e.getMessage())));
        }
    }

    private void search(
            StandingSearch search, Run run, StandingSearch.Unresolved unresolved, Readiness.Ready ready, BitSet fresh)
            throws IOException, RefusedStill {
        SubmittedStills.SubmittedStill still = stills.toSearch(unresolved.still());
        Enquiry first = enquiries.see(unresolved.enquiry());
        SearchPolicy policy = ready.policy();
        Threshold threshold = RepeatThreshold.of(
                policy,
                evaluations.tail(policy.evaluation()).orElseThrow(() -> new IllegalStateException("No distribution")),
                search.runs().orElseThrow(),
                fresh.cardinality());
        StandingAuthority authority = search.authority();
        Enquiry.Decided decided = authority.decided().orElseThrow();
        Rules rules = new Rules(
                ids.next(),
                Optional.of(search.id()),
                Mode.LEADS,
                policy,
                threshold,
                ready.reconciledAt(),
                policy.terms().minorsFor().contains(first.offence()),
                authority.purpose(),
                first.offence(),
                new Rules.Given(authority.requester().account(), decided.by().account(), decided.at()),
                authority.level().orElse(""));
        Outcome outcome = comparison.of(still, rules, subject -> !fresh.get(subject), step -> {});
        keep(run, first, outcome);
    }

    private void keep(Run run, Enquiry first, Outcome outcome) {
        transactions.executeWithoutResult(status -> {
            StandingAuthority authority = searches.lock(run.standing());
            if (!authority.isRunning()
                    || rows.hasResult(run.id(), outcome.still().id())) {
                return;
            }
            rows.result(run.id(), outcome, clock.instant());
            if (outcome.listed().isEmpty()) {
                acts.record(Act.of(
                                Act.Kind.COMBINATION,
                                "search enquiry",
                                Actor.service(authority.organisation()),
                                StandingSearches.thing(run.standing()),
                                new Act.Thing("still", outcome.still().id().toString()))
                        .purpose(authority.purpose())
                        .because("Run " + run.number() + " of standing search " + authority.number())
                        .with("decision", outcome.decision().words())
                        .with("compared", outcome.compared()));
            } else {
                results.hit(child(authority, first, outcome), outcome);
            }
        });
    }

    private static Enquiry child(StandingAuthority authority, Enquiry first, Outcome outcome) {
        return new Enquiry(
                outcome.rules().enquiry(),
                0,
                authority.organisation(),
                Optional.of(first.id()),
                Optional.of(authority.id()),
                EnquiryState.AUTHORISED,
                authority.purpose(),
                first.offence(),
                first.seriousness(),
                first.crimeNumber(),
                first.submission(),
                Mode.LEADS,
                authority.requester(),
                authority.requestedAt(),
                authority.endsAt(),
                authority.decided(),
                authority.level(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Enquiry.Still(outcome.still().id(), outcome.still().face())));
    }

    /// What it did not compare, the next run does.
    @Override
    public void parked(UUID id, String why) {
        rows.run(id).filter(run -> !run.isOver()).ifPresent(run -> over(run, run.since(), () -> rows.failed(id, why)));
    }

    /// @param since what the next run compares images after
    private void over(Run run, Instant since, Runnable note) {
        transactions.executeWithoutResult(status -> {
            StandingAuthority authority = searches.lock(run.standing());
            if (rows.run(run.id()).filter(Run::isOver).isPresent()) {
                return;
            }
            note.run();
            if (authority.isRunning()) {
                searches.plan(searches.see(run.standing()), run.number() + 1, run.dueAt(), since);
            }
        });
    }
}

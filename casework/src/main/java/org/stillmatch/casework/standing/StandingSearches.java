package org.stillmatch.casework.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.stillmatch.casework.request.StandingAuthorities;
import org.stillmatch.casework.request.StandingAuthority;

/// Authorities to search again: asked for, given or refused by somebody else, ended.
@Component
public final class StandingSearches {
    private static final String KIND = "standing search";
    private static final int MOST_DAYS_BETWEEN = 31;
    private static final Set<EnquiryState> OVER = Set.of(EnquiryState.NO_LEAD, EnquiryState.CONCLUDED);

    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Tasks tasks;
    private final StandingRows rows;
    private final StandingAuthorities authorities;
    private final Policies policies;
    private final Evaluations evaluations;
    private final Enquiries enquiries;
    private final Identified identified;

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
            Enquiries enquiries,
            Identified identified) {
        this.transactions = transactions;
        this.ids = ids;
        this.tasks = tasks;
        this.rows = new StandingRows(database);
        this.authorities = new StandingAuthorities(database, acts, clock, ids, KIND);
        this.policies = policies;
        this.evaluations = evaluations;
        this.enquiries = enquiries;
        this.identified = identified;
    }

    /// @param enquiries whose stills nobody was identified in
    /// @param everyDays how many days lie between two runs, 1 to 31
    public record Request(String purpose, List<UUID> enquiries, Instant endsAt, int everyDays) {
        public Request {
            enquiries = List.copyOf(enquiries);
        }
    }

    /// Whether the stills of an enquiry may be searched again: it came to its end, with the examiners or without
    /// them, and nobody is identified in any of them.
    public boolean isUnresolved(Enquiry enquiry) {
        return OVER.contains(enquiry.state())
                && enquiry.stills().stream().map(Enquiry.Still::id).noneMatch(identified::isIdentified);
    }

    /// @throws Refusal if something in it cannot be, or the policy in force does not allow it
    public StandingSearch request(Actor actor, Request request) {
        return done(transactions.execute(status -> {
            SearchPolicy policy = policies.requireInForce();
            List<Enquiry> unresolved =
                    request.enquiries().stream().distinct().map(enquiries::see).toList();
            require(request, unresolved, policy);
            Map<UUID, StandingSearch.Unresolved> stills = new HashMap<>();
            for (Enquiry enquiry : unresolved) {
                enquiry.stills().stream()
                        .filter(Enquiry.Still::searched)
                        .forEach(still -> stills.putIfAbsent(
                                still.id(), new StandingSearch.Unresolved(still.id(), enquiry.id())));
            }
            int seriousness =
                    unresolved.stream().mapToInt(Enquiry::seriousness).max().orElse(1);
            UUID id = authorities.request(
                    actor,
                    request.purpose(),
                    request.endsAt(),
                    Map.of("seriousness", seriousness, "every_days", request.everyDays()),
                    Map.of("stills", stills.size()));
            stills.values().forEach(still -> rows.insert(id, still));
            return see(id);
        }));
    }

    private void require(Request request, List<Enquiry> unresolved, SearchPolicy policy) {
        Map<String, String> wrong =
                authorities.wrong(policy, request.purpose(), "what the search is for", request.endsAt());
        if (request.everyDays() < 1 || request.everyDays() > MOST_DAYS_BETWEEN) {
            wrong.put("everyDays", "Enter a number of days from 1 to 31.");
        }
        if (unresolved.isEmpty() || !unresolved.stream().allMatch(this::isUnresolved)) {
            wrong.put("enquiries", "Select enquiries that are over and in which nobody was identified.");
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
            StandingAuthority authority = authorities.lockToDecide(actor, id);
            StandingSearch search = see(id);
            SearchPolicy policy = policies.requireInForce();
            String grade = policy.requireGrade(actor, search.seriousness(), "For this offence");
            Instant now = authorities.requireTime(authority);
            int runs = search.runsFrom(now);
            rows.runs(id, runs);
            authorities.authorise(actor, authority, now, policy, grade, Map.of("runs", runs));
            plan(search, 1, now, now);
        });
    }

    public void refuse(Actor actor, UUID id, String reason) {
        transactions.executeWithoutResult(status -> authorities.refuse(actor, id, reason));
    }

    public void end(Actor actor, UUID id, String reason) {
        transactions.executeWithoutResult(status -> authorities.end(actor, id, reason, Map::of));
    }

    void endByItself(UUID id) {
        transactions.executeWithoutResult(status -> authorities.endByItself(id, Map::of));
    }

    /// Plans a run, within the open transaction: an interval after the last, or at the end if that is earlier.
    void plan(StandingSearch search, int number, Instant last, Instant since) {
        Instant due = search.authority().due(last.plus(Duration.ofDays(search.everyDays())));
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
        return rows.find(id).orElseThrow(() -> Refusal.notFound(KIND));
    }

    /// The latest first.
    public List<Run> runs(UUID id) {
        return rows.runs(id);
    }

    StandingAuthority lock(UUID id) {
        return authorities.lock(id);
    }

    static Act.Thing thing(UUID id) {
        return new Act.Thing(KIND, id.toString());
    }

    private static <T> T done(@Nullable T result) {
        return Objects.requireNonNull(result, "A transaction returned nothing");
    }
}

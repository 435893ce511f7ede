package org.stillmatch.casework.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.request.StandingAuthorities;
import org.stillmatch.casework.request.StandingAuthority;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.template.PackId;

/// Authorities to link stills: asked for, given or refused by somebody else, ended. One is in force at a time.
@Component
public final class Linkings {
    static final Duration BETWEEN_RUNS = Duration.ofDays(1);

    private static final String KIND = "linking";

    /// More false links per 1,000 stills than this are no longer conservative.
    private static final double MOST_FALSE_LINKS = 100;

    /// Stills of every offence are compared, so the authority is that of the most serious.
    private static final int MOST_SERIOUS = 5;

    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Tasks tasks;
    private final LinkingRows rows;
    private final StandingAuthorities authorities;
    private final Policies policies;
    private final MeasuredPairs measured;
    private final GalleryNow gallery;

    /// @param tasks which knows the task of running one, and so is made after this
    /// @param gallery that says which model pack is in service
    public Linkings(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            @Lazy Tasks tasks,
            Policies policies,
            MeasuredPairs measured,
            GalleryNow gallery) {
        this.transactions = transactions;
        this.ids = ids;
        this.tasks = tasks;
        this.rows = new LinkingRows(database);
        this.authorities = new StandingAuthorities(database, acts, clock, ids, KIND);
        this.policies = policies;
        this.measured = measured;
        this.gallery = gallery;
    }

    /// @param falseLinks how many per 1,000 stills its threshold may let be suggested, above 0 and at most 100
    public record Request(String purpose, double falseLinks, Instant endsAt) {}

    /// @throws Refusal if something in it cannot be, or the policy in force does not allow it
    public Linking request(Actor actor, Request request) {
        return done(transactions.execute(status -> {
            Map<String, String> wrong = authorities.wrong(
                    policies.requireInForce(), request.purpose(), "what stills are linked for", request.endsAt());
            if (!(request.falseLinks() > 0 && request.falseLinks() <= MOST_FALSE_LINKS)) {
                wrong.put("falseLinks", "Enter a number above 0, and at most 100.");
            }
            if (!wrong.isEmpty()) {
                throw Refusal.invalid(wrong);
            }
            return see(authorities.request(
                    actor,
                    request.purpose(),
                    request.endsAt(),
                    Map.of("false_links", request.falseLinks()),
                    Map.of("false links per 1,000 stills", request.falseLinks())));
        }));
    }

    /// Lets it run, from now on and once a day.
    public void authorise(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            rows.lockAll();
            StandingAuthority linking = authorities.lockToDecide(actor, id);
            SearchPolicy policy = policies.requireInForce();
            String grade = policy.requireGrade(actor, MOST_SERIOUS, "Stills of every offence are compared:");
            Instant now = authorities.requireTime(linking);
            tail(new PackId(gallery.pack()));
            if (rows.running().isPresent()) {
                throw Refusal.conflict("Another linking is running. End it first.", linking.state());
            }
            authorities.authorise(actor, linking, now, policy, grade, Map.of());
            plan(linking, 1, now);
        });
    }

    public void refuse(Actor actor, UUID id, String reason) {
        transactions.executeWithoutResult(status -> authorities.refuse(actor, id, reason));
    }

    public void end(Actor actor, UUID id, String reason) {
        transactions.executeWithoutResult(status -> authorities.end(actor, id, reason, this::forget));
    }

    void endByItself(UUID id) {
        transactions.executeWithoutResult(status -> authorities.endByItself(id, this::forget));
    }

    /// The templates go, and what was suggested and never decided; what examiners concluded stays.
    private Map<String, ?> forget() {
        return Map.of("templates erased", rows.forget());
    }

    /// Plans a run, within the open transaction.
    void plan(StandingAuthority linking, int number, Instant wanted) {
        UUID run = ids.next();
        Instant at = linking.due(wanted);
        rows.plan(run, linking.id(), number, at);
        tasks.ask(LinkingRun.NAME, run, at);
    }

    /// The distribution that thresholds come from.
    ///
    /// @throws Refusal if nobody measured these models
    PairTail tail(PackId pack) {
        return measured.of(pack)
                .orElseThrow(() -> Refusal.conflict(
                        "How often two people's stills score alike was not measured for the models in use. Measure it"
                                + " as docs/linking.md says.",
                        "not measured"));
    }

    /// The latest first.
    public List<Linking> list() {
        return rows.list();
    }

    /// @throws Refusal if there is none
    public Linking see(UUID id) {
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

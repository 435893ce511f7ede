package org.stillmatch.casework.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.template.PackId;

/// Authorities to link stills: asked for, given or refused by somebody else, ended. One is in force at a time.
@Component
public final class Linkings {
    static final Duration BETWEEN_RUNS = Duration.ofDays(1);

    private static final int LONGEST = 1000;

    /// More false links per 1,000 stills than this are no longer conservative.
    private static final double MOST_FALSE_LINKS = 100;

    /// Stills of every offence are compared, so the authority is that of the most serious.
    private static final int MOST_SERIOUS = 5;

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Tasks tasks;
    private final LinkingRows rows;
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
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.tasks = tasks;
        this.rows = new LinkingRows(database);
        this.policies = policies;
        this.measured = measured;
        this.gallery = gallery;
    }

    /// @param falseLinks how many per 1,000 stills its threshold may let be suggested, above 0 and at most 100
    public record Request(String purpose, double falseLinks, Instant endsAt) {}

    /// @throws Refusal if something in it cannot be, or the policy in force does not allow it
    public Linking request(Actor actor, Request request) {
        return done(transactions.execute(status -> {
            SearchPolicy policy = policies.requireInForce();
            Instant now = clock.instant();
            require(request, policy, now);
            Linking linking = new Linking(
                    ids.next(),
                    0,
                    actor.organisation(),
                    "requested",
                    request.purpose().strip(),
                    request.falseLinks(),
                    new Enquiry.Person(actor.account(), actor.name()),
                    now,
                    request.endsAt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            rows.insert(linking);
            acts.record(Act.of(Act.Kind.COLLECTION, "request linking", actor, thing(linking.id()))
                    .purpose(linking.purpose())
                    .with("false links per 1,000 stills", linking.falseLinks())
                    .with("ends", linking.endsAt()));
            return see(linking.id());
        }));
    }

    private static void require(Request request, SearchPolicy policy, Instant now) {
        Map<String, String> wrong = new HashMap<>();
        if (request.purpose().isBlank() || request.purpose().length() > LONGEST) {
            wrong.put("purpose", "Enter what stills are linked for, in at most 1,000 characters.");
        }
        if (!(request.falseLinks() > 0 && request.falseLinks() <= MOST_FALSE_LINKS)) {
            wrong.put("falseLinks", "Enter a number above 0, and at most 100.");
        }
        Instant latest = now.plus(Duration.ofDays(policy.terms().standingDays()));
        if (!request.endsAt().isAfter(now) || request.endsAt().isAfter(latest)) {
            wrong.put(
                    "endsAt",
                    "It ends within " + policy.terms().standingDays() + " days, as policy " + policy.number()
                            + " has it.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }

    /// Lets it run, from now on and once a day.
    public void authorise(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            rows.lockAll();
            Linking linking = lockOthers(actor, id);
            SearchPolicy policy = policies.requireInForce();
            String grade = policy.terms().level(MOST_SERIOUS).grade();
            if (!policy.terms().mayAuthorise(actor.account(), MOST_SERIOUS)) {
                throw Refusal.forbidden("Stills of every offence are compared: policy " + policy.number()
                        + " asks for the authority of: " + grade + ".");
            }
            Instant now = clock.instant();
            if (!now.isBefore(linking.endsAt())) {
                throw Refusal.conflict("The time for this linking is over.", "ended");
            }
            tail(new PackId(gallery.pack()));
            if (rows.running().isPresent()) {
                throw Refusal.conflict("Another linking is running. End it first.", linking.state());
            }
            rows.decide(id, "running", decided(actor, now), grade, "");
            plan(linking, 1, now);
            acts.record(Act.of(Act.Kind.ALTERATION, "authorise linking", actor, thing(id))
                    .purpose(linking.purpose())
                    .with("policy", policy.number())
                    .with("level", grade));
        });
    }

    public void refuse(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            lockOthers(actor, id);
            rows.decide(id, "refused", decided(actor, clock.instant()), "", reason);
            acts.record(Act.of(Act.Kind.ALTERATION, "refuse linking", actor, thing(id))
                    .because(reason));
        });
    }

    public void end(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            Linking linking = lock(id);
            if (!linking.state().equals("running")) {
                throw Refusal.conflict(
                        "Only a linking that is running can be ended. This one is " + linking.state() + ".",
                        linking.state());
            }
            endNow(actor, id, reason);
        });
    }

    /// Ends one that is running, within the open transaction. The templates go, and what was suggested and never
    /// decided; what examiners concluded stays.
    void endNow(Actor actor, UUID id, String reason) {
        int templates = rows.end(id, reason, clock.instant());
        acts.record(Act.of(Act.Kind.ALTERATION, "end linking", actor, thing(id))
                .because(reason)
                .with("templates erased", templates));
    }

    /// Plans a run, within the open transaction.
    void plan(Linking linking, int number, Instant due) {
        UUID run = ids.next();
        Instant at = due.isBefore(linking.endsAt()) ? due : linking.endsAt();
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
        return rows.find(id).orElseThrow(() -> Refusal.notFound("linking"));
    }

    /// The latest first.
    public List<Run> runs(UUID id) {
        return rows.runs(id);
    }

    private Linking lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> Refusal.notFound("linking"));
    }

    private Linking lockOthers(Actor actor, UUID id) {
        Linking linking = lock(id);
        if (linking.requester().account().equals(actor.account())) {
            throw Refusal.forbidden("You requested this linking: somebody else has to decide.");
        }
        if (!linking.state().equals("requested")) {
            throw Refusal.conflict(
                    "Only a linking that is requested can be decided. This one is " + linking.state() + ".",
                    linking.state());
        }
        return linking;
    }

    static Act.Thing thing(UUID id) {
        return new Act.Thing("linking", id.toString());
    }

    private static Enquiry.Decided decided(Actor actor, Instant at) {
        return new Enquiry.Decided(new Enquiry.Person(actor.account(), actor.name()), at);
    }

    private static <T> T done(@Nullable T result) {
        return Objects.requireNonNull(result, "A transaction returned nothing");
    }
}

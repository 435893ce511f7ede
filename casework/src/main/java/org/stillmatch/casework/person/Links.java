package org.stillmatch.casework.person;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

/// What examiners concluded of pairs of stills, and what they are yet to compare. A suggestion is no link and makes
/// none; only an examiner's conclusion that holds is one.
@Component
public final class Links {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final LinkRows rows;
    private final LinkingRows linkings;
    private final Linkables linkables;

    public Links(JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.rows = new LinkRows(database);
        this.linkings = new LinkingRows(database);
        this.linkables = new Linkables(database);
    }

    /// What an examiner is to compare while a linking is in force: pairs that score alike, and pairs that are
    /// missing where two links share a still, of one submission or of two. In the order of the stills' ids, which
    /// tells nothing of a score.
    public List<Question> open() {
        Map<UUID, Linkable> live = linkables.now();
        if (linkings.running()
                .filter(linking -> linking.authority().isInForce(clock.instant()))
                .isEmpty()) {
            return List.of();
        }
        List<Conclusion> inForce = rows.inForce();
        Set<Pair> open = new TreeSet<>();
        open.addAll(rows.suggested());
        open.addAll(Cliques.missing(confirmed(inForce, live)));
        inForce.forEach(conclusion -> open.remove(conclusion.pair()));
        return open.stream()
                .filter(pair -> live.containsKey(pair.a()) && live.containsKey(pair.b()))
                .map(pair -> new Question(live(live, pair.a()), live(live, pair.b())))
                .toList();
    }

    /// One of them, after it is on record that the examiner looks at it.
    ///
    /// @throws Refusal if nobody is to compare these two
    public Question see(Actor examiner, Pair pair) {
        requireExaminer(examiner);
        Question found = open().stream()
                .filter(question -> question.pair().equals(pair))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("pair to compare"));
        transactions.executeWithoutResult(status -> acts.record(Act.of(
                Act.Kind.CONSULTATION,
                "see pair",
                examiner,
                new Act.Thing("still", pair.a().toString()),
                new Act.Thing("still", pair.b().toString()))));
        return found;
    }

    /// 'suggested', 'confirmed' or 'rejected'; empty for a pair that nobody is to compare.
    public Optional<String> state(Pair pair) {
        Optional<String> concluded = rows.of(pair).stream()
                .filter(Conclusion::holds)
                .map(conclusion -> conclusion.same() ? "confirmed" : "rejected")
                .findFirst();
        return concluded.isPresent()
                ? concluded
                : Optional.of("suggested")
                        .filter(s -> open().stream().anyMatch(q -> q.pair().equals(pair)));
    }

    /// Every conclusion on a pair, the latest first, those that were taken back among them.
    public List<Conclusion> history(Pair pair) {
        return rows.of(pair);
    }

    /// @throws Refusal if there is none
    public Conclusion see(UUID id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("link"));
    }

    /// Concludes that two stills show one person.
    public Conclusion confirm(Actor examiner, Pair pair, String reason) {
        return conclude(examiner, pair, true, reason);
    }

    /// Concludes that they do not.
    public Conclusion reject(Actor examiner, Pair pair, String reason) {
        return conclude(examiner, pair, false, reason);
    }

    private Conclusion conclude(Actor examiner, Pair pair, boolean same, String reason) {
        requireExaminer(examiner);
        Refusal.requireReason(reason);
        return Objects.requireNonNull(transactions.execute(status -> {
            rows.lock();
            UUID linking = linkings.holdRunning()
                    .filter(running -> running.authority().isInForce(clock.instant()))
                    .orElseThrow(() -> Refusal.conflict(
                            "No linking is in force: stills are not compared with one another now.", "ended"))
                    .id();
            String state = state(pair).orElseThrow(() -> Refusal.notFound("pair to compare"));
            if (!state.equals("suggested")) {
                throw Refusal.conflict("These stills were compared before: " + state + ".", state);
            }
            Conclusion conclusion = new Conclusion(
                    ids.next(), pair, same, examiner.name(), clock.instant(), reason.strip(), Optional.empty());
            rows.insert(conclusion, linking, examiner);
            record(examiner, same ? "confirm link" : "reject link", conclusion, reason);
            return conclusion;
        }));
    }

    /// Takes a conclusion back. What was answered before it was drawn is answered again.
    public void undo(Actor examiner, UUID id, String reason) {
        requireExaminer(examiner);
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            rows.lock();
            Conclusion conclusion = see(id);
            if (!conclusion.holds()) {
                throw Refusal.conflict(
                        "This conclusion was taken back before.",
                        state(conclusion.pair()).orElse("undone"));
            }
            rows.undo(id, examiner, new Conclusion.Undone(examiner.name(), clock.instant(), reason.strip()));
            record(examiner, "undo link", conclusion, reason);
        });
    }

    /// The conclusions that hold and say that two stills show one person.
    List<Conclusion> confirmed() {
        return rows.inForce().stream().filter(Conclusion::same).toList();
    }

    /// The confirmed links that hold, between stills that may be linked at this moment.
    List<Pair> confirmed(Map<UUID, Linkable> live) {
        return confirmed(rows.inForce(), live);
    }

    private static List<Pair> confirmed(List<Conclusion> inForce, Map<UUID, Linkable> live) {
        return inForce.stream()
                .filter(Conclusion::same)
                .map(Conclusion::pair)
                .filter(pair -> live.containsKey(pair.a()) && live.containsKey(pair.b()))
                .toList();
    }

    private void record(Actor actor, String act, Conclusion conclusion, String reason) {
        acts.record(Act.of(
                        Act.Kind.COMBINATION,
                        act,
                        actor,
                        new Act.Thing("link", conclusion.id().toString()),
                        new Act.Thing("still", conclusion.pair().a().toString()),
                        new Act.Thing("still", conclusion.pair().b().toString()))
                .because(reason));
    }

    private static Linkable live(Map<UUID, Linkable> live, UUID still) {
        return Objects.requireNonNull(live.get(still));
    }

    private static void requireExaminer(Actor actor) {
        if (actor.role() != Role.EXAMINER) {
            throw Refusal.forbidden("Only an examiner concludes whether two stills show one person.");
        }
    }
}

package org.stillmatch.casework.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.sign.SigningKeys;

/// The rules for searching, version by version; at most one is in force.
@Component
public final class Policies {
    /// What a signature over a policy is made for.
    public static final String PURPOSE = "policy";

    private static final String DRAFT = "draft";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final SigningKeys signing;
    private final Evaluations evaluations;
    private final GalleryNow gallery;

    public Policies(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            SigningKeys signing,
            Evaluations evaluations,
            GalleryNow gallery) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.signing = signing;
        this.evaluations = evaluations;
        this.gallery = gallery;
    }

    /// Writes a version that holds once it is signed.
    ///
    /// @param fpir one that the evaluation measured a threshold for
    public UUID draft(Actor actor, UUID evaluation, double fpir, PolicyTerms terms) {
        terms.require();
        Evaluation measured = evaluations
                .find(evaluation)
                .orElseThrow(() -> Refusal.invalid("evaluation", "Select an evaluation that was handed in."));
        Evaluation.Point point = measured.point(fpir)
                .orElseThrow(() -> Refusal.invalid("fpir", "Select a rate that the evaluation measured."));
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            database.sql("""
                            insert into policy (id, state, evaluation, fpir, threshold, source, terms, drafted_by,
                                drafted_by_name, drafted_at)
                            values (:id, 'draft', :evaluation, :fpir, :threshold, :source, :terms, :by, :name, :now)
                            """)
                    .param("id", id)
                    .param("evaluation", evaluation)
                    .param("fpir", fpir)
                    .param("threshold", point.threshold())
                    .param("source", source(measured, point))
                    .param("terms", PolicyJson.text(terms))
                    .param("by", actor.account())
                    .param("name", actor.name())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            acts.record(Act.of(Act.Kind.COLLECTION, "draft policy", actor, thing(id))
                    .with("evaluation", evaluation)
                    .with("threshold", point.threshold()));
        });
        return id;
    }

    private static String source(Evaluation measured, Evaluation.Point point) {
        LocalDate day = Days.of(measured.measuredAt());
        return String.format(
                Locale.ROOT,
                "FPIR %s at %,d people, %s on %s. %s",
                point.fpir(),
                measured.subjects(),
                measured.provided() ? "provided for the demonstration, not measured here," : "measured here",
                day,
                point.statement());
    }

    /// Signs a draft in its owner's name. It is in force at once if its evaluation is one of the pack in service;
    /// one for another pack waits until that pack is switched to.
    ///
    /// @throws Refusal if it is no draft, is signed, or its evaluation is not current
    public void sign(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            lock();
            SearchPolicy policy = see(id);
            if (!policy.state().equals(DRAFT) || policy.signedAt().isPresent()) {
                throw Refusal.conflict("Only a draft that is not signed can be signed.", policy.state());
            }
            Instant now = clock.instant();
            Evaluation measured = evaluations.find(policy.evaluation()).orElseThrow();
            measured.objection(gallery.subjects(), now).ifPresent(why -> {
                throw Refusal.invalid("evaluation", why);
            });
            database.sql("""
                            update policy set signed_by = :by, signed_by_name = :name, signed_at = :now,
                                signature = :signature where id = :id
                            """)
                    .param("by", actor.account())
                    .param("name", actor.name())
                    .param("now", Timestamp.from(now))
                    .param("signature", signature(policy, actor, now))
                    .param("id", id)
                    .update();
            acts.record(
                    Act.of(Act.Kind.ALTERATION, "sign policy", actor, thing(id)).with("number", policy.number()));
            if (measured.pack().equals(gallery.pack())) {
                putInForce(actor, policy, now);
            }
        });
    }

    /// Puts the latest signed policy for a pack in force, within the transaction that switches to it.
    ///
    /// @throws Refusal if there is none
    public void switchTo(Actor actor, String pack) {
        lock();
        UUID id = waitingFor(pack)
                .orElseThrow(
                        () -> Refusal.conflict("There is no signed policy for the new pack. Sign one first.", "none"));
        putInForce(actor, see(id), clock.instant());
    }

    /// Whether a policy is signed that waits for a pack to be switched to.
    public boolean isSignedFor(String pack) {
        return waitingFor(pack).isPresent();
    }

    private Optional<UUID> waitingFor(String pack) {
        return database.sql("""
                        select p.id from policy p join evaluation e on e.id = p.evaluation
                        where p.state = 'draft' and p.signed_at is not null and e.pack = :pack
                        order by p.number desc limit 1
                        """).param("pack", pack).query(UUID.class).optional();
    }

    private void putInForce(Actor actor, SearchPolicy policy, Instant now) {
        inForce().ifPresent(old -> {
            database.sql("update policy set state = 'replaced', replaced_at = :now where id = :id")
                    .param("now", Timestamp.from(now))
                    .param("id", old.id())
                    .update();
            acts.record(
                    Act.of(Act.Kind.ALTERATION, "replace policy", Actor.service(actor.organisation()), thing(old.id()))
                            .with("number", old.number())
                            .because("Policy " + policy.number() + " was signed"));
        });
        database.sql("update policy set state = 'in force', in_force_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", policy.id())
                .update();
    }

    private String signature(SearchPolicy policy, Actor actor, Instant at) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("id", policy.id().toString())
                .put("number", policy.number())
                .put("evaluation", policy.evaluation().toString())
                .put("fpir", policy.fpir())
                .put("threshold", policy.threshold())
                .put("source", policy.source())
                .put("owner", actor.account().toString());
        payload.set("terms", PolicyJson.json(policy.terms()));
        try {
            return CanonicalJson.text(signing.sign(payload, PURPOSE, at).json());
        } catch (IOException e) {
            throw new UncheckedIOException("Signing a policy", e);
        }
    }

    /// Policies change one at a time.
    private void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('policy'))")
                .query((row, n) -> n)
                .list();
    }

    public Optional<SearchPolicy> inForce() {
        return database.sql("select * from policy where state = 'in force'")
                .query(Policies::read)
                .optional();
    }

    /// The policy by which may be searched at this moment.
    ///
    /// @throws Refusal if none is in force, or its evaluation says nothing of this gallery any more
    public SearchPolicy requireInForce() {
        SearchPolicy policy = inForce()
                .orElseThrow(() -> Refusal.conflict(
                        "No policy is in force. Hand in an evaluation, and have a policy signed.", "no policy"));
        evaluations
                .find(policy.evaluation())
                .orElseThrow()
                .objection(gallery, clock.instant())
                .ifPresent(why -> {
                    throw Refusal.conflict(why, "not evaluated");
                });
        return policy;
    }

    /// The latest first.
    public List<SearchPolicy> list() {
        return database.sql("select * from policy order by number desc")
                .query(Policies::read)
                .list();
    }

    /// @throws Refusal if there is none
    public SearchPolicy see(UUID id) {
        return database.sql("select * from policy where id = :id")
                .param("id", id)
                .query(Policies::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("policy"));
    }

    private static Act.Thing thing(UUID id) {
        return new Act.Thing("policy", id.toString());
    }

    private static SearchPolicy read(ResultSet row, int number) throws SQLException {
        return new SearchPolicy(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("state"),
                row.getObject("evaluation", UUID.class),
                row.getDouble("fpir"),
                row.getDouble("threshold"),
                row.getString("source"),
                PolicyJson.parse(row.getString("terms")),
                row.getString("drafted_by_name"),
                row.getTimestamp("drafted_at").toInstant(),
                Optional.ofNullable(row.getString("signed_by_name")),
                moment(row.getTimestamp("signed_at")),
                moment(row.getTimestamp("in_force_at")),
                moment(row.getTimestamp("replaced_at")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}

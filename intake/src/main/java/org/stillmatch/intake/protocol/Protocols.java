package org.stillmatch.intake.protocol;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;

/// What retailers and the force proposed to each other, agreed on and ended.
@Component
public class Protocols {
    private static final String THING = "protocol";
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final ProtocolRows rows;
    private final OffenceClasses offences;

    public Protocols(JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.rows = new ProtocolRows(database);
        this.offences = new OffenceClasses(database);
    }

    /// What somebody is about to send.
    ///
    /// @param fieldsUsed codes of [SubmissionField]
    public record Proposal(String purpose, String offenceClass, Set<String> fieldsUsed) {}

    /// Why a submission is outside the protocol, by field; empty if it is within.
    public Map<String, String> check(UUID organisation, Proposal proposal) {
        return agreed(organisation)
                .map(protocol -> Objections.of(protocol.terms(), proposal, offences.all()))
                .orElse(Map.of(
                        THING, "You have no agreed protocol with the police. Agree one before you send anything."));
    }

    /// The one that holds for a retailer now.
    public Optional<Protocol> agreed(UUID organisation) {
        return rows.agreed(organisation);
    }

    /// Those that the actor may see, the newest version of each retailer first.
    public List<Protocol> list(Actor actor) {
        return rows.find("where " + Scope.CONDITION + " order by o.name, p.version desc", own(actor));
    }

    public Protocol see(Actor actor, UUID id) {
        Map<String, Object> params = own(actor);
        params.put("id", id);
        return rows.find("where p.id = :id and " + Scope.CONDITION, params).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(THING));
    }

    /// Terms for a retailer, which hold once it agrees. They replace those that it has not answered.
    public UUID propose(Actor actor, UUID retailer, Terms terms) {
        TermsCheck.require(
                terms, offences.all().stream().map(OffenceClass::code).collect(Collectors.toSet()));
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            lock(retailer);
            move(actor, retailer, "proposed", "replaced", "A later one was proposed");
            int version = database.sql("select coalesce(max(version), 0) + 1 from protocol where organisation_id = :id")
                    .param("id", retailer)
                    .query(Integer.class)
                    .single();
            rows.insert(id, retailer, version, terms);
            note(actor, id, "proposed", "");
            acts.record(act(Act.Kind.COLLECTION, "propose protocol", actor, id, retailer)
                    .with("version", version));
        });
        return id;
    }

    /// Makes it the one that holds, in the place of the one that held.
    public void agree(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            Protocol protocol = locked(actor, id);
            require(protocol, "proposed", "Only a protocol that is proposed can be agreed.");
            move(actor, protocol.organisation(), "agreed", "replaced", "A later one was agreed");
            change(actor, id, "agreed", "");
            acts.record(act(Act.Kind.ALTERATION, "agree protocol", actor, id, protocol.organisation())
                    .with("version", protocol.version()));
        });
    }

    public void end(Actor actor, UUID id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Enter a reason for ending the protocol, in at most 1000 characters.");
        }
        transactions.executeWithoutResult(status -> {
            Protocol protocol = locked(actor, id);
            require(protocol, "agreed", "Only a protocol that is agreed can be ended.");
            change(actor, id, "ended", reason);
            stopClocks(id);
            acts.record(act(Act.Kind.ALTERATION, "end protocol", actor, id, protocol.organisation())
                    .because(reason));
        });
    }

    /// Two acts on the protocols of one retailer happen one after the other.
    Protocol locked(Actor actor, UUID id) {
        lock(see(actor, id).organisation());
        return see(actor, id);
    }

    private void lock(UUID retailer) {
        boolean known = database.sql("select id from organisation where id = :id and kind = 'retailer' for update")
                .param("id", retailer)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!known) {
            throw Refusal.invalid("retailer", "Select a retailer.");
        }
    }

    private static void require(Protocol protocol, String state, String message) {
        if (!protocol.state().equals(state)) {
            throw Refusal.conflict(message + " This one is " + protocol.state() + ".", protocol.state());
        }
    }

    private void move(Actor actor, UUID retailer, String from, String to, String why) {
        database.sql("select id from protocol where organisation_id = :retailer and state = :from")
                .param("retailer", retailer)
                .param("from", from)
                .query(UUID.class)
                .list()
                .forEach(id -> {
                    Actor service = Actor.service(actor.organisation());
                    change(service, id, to, why);
                    acts.record(act(Act.Kind.ALTERATION, "replace protocol", service, id, retailer)
                            .because(why));
                });
    }

    private void change(Actor actor, UUID id, String state, String reason) {
        database.sql("update protocol set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
        note(actor, id, state, reason);
    }

    /// Nothing is owed any more; what was missed by now stays missed.
    private void stopClocks(UUID id) {
        database.sql(
                        "update clock set stopped_at = :now where protocol_id = :id and met_at is null and stopped_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private void note(Actor actor, UUID id, String state, String reason) {
        database.sql("""
                insert into protocol_change (protocol_id, state, changed_at, account, name, reason)
                values (:id, :state, :at, :account, :name, :reason)
                """)
                .param("id", id)
                .param("state", state)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("name", actor.name())
                .param("reason", reason)
                .update();
    }

    private static Act act(Act.Kind kind, String name, Actor actor, UUID protocol, UUID retailer) {
        return Act.of(
                kind,
                name,
                actor,
                new Act.Thing(THING, protocol.toString()),
                new Act.Thing("organisation", retailer.toString()));
    }

    private static Map<String, Object> own(Actor actor) {
        Map<String, Object> params = new HashMap<>();
        params.put("own", Scope.own(actor));
        return params;
    }
}

package org.stillmatch.intake.protocol;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;

/// Each retailer's standing choice on whether links between its incidents and those of others are shared. It outlives a
/// version of the protocol, and every change of it is kept.
@Component
public class SharingChoices {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Protocols protocols;

    public SharingChoices(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Protocols protocols) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.protocols = protocols;
    }

    /// Sharing needs an agreed protocol; a retailer may stop it at any time.
    public void choose(Actor actor, UUID protocol, boolean share) {
        transactions.executeWithoutResult(status -> {
            Protocol under = protocols.locked(actor, protocol);
            if (share && !under.state().equals("agreed")) {
                throw Refusal.conflict(
                        "Links can be shared only under a protocol that is agreed. This one is " + under.state() + ".",
                        under.state());
            }
            insert(actor, under.organisation(), share);
            acts.record(Act.of(
                            Act.Kind.ALTERATION,
                            "choose sharing",
                            actor,
                            new Act.Thing("organisation", under.organisation().toString()))
                    .with("share", share));
        });
    }

    /// The newest first; the first is what holds. None means that nothing is shared.
    ///
    /// @param organisation one that the actor may see
    public List<SharingChoice> history(Actor actor, UUID organisation) {
        return database.sql(
                        "select share, chosen_at, name from sharing_choice where organisation_id = :organisation and "
                                + Scope.CONDITION + " order by position desc")
                .param("organisation", organisation)
                .param("own", Scope.own(actor))
                .query((row, n) ->
                        new SharingChoice(row.getBoolean(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list();
    }

    /// All retailers that share links now: each has an agreed protocol, and chose to. It is one question whoever asks
    /// and whatever anybody chose.
    public Set<UUID> sharing() {
        return new HashSet<>(database.sql("""
                        select p.organisation_id from protocol p where p.state = 'agreed' and (
                            select c.share from sharing_choice c where c.organisation_id = p.organisation_id
                            order by c.position desc limit 1)
                        """)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private void insert(Actor actor, UUID organisation, boolean share) {
        database.sql("""
                insert into sharing_choice (organisation_id, share, chosen_at, account, name)
                values (:organisation, :share, :at, :account, :name)
                """)
                .param("organisation", organisation)
                .param("share", share)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }
}

package org.stillmatch.server.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;

/// The police force and the retailers.
@Component
public class Organisations {
    private static final int LONGEST_NAME = 200;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;

    public Organisations(
            JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
    }

    /// @param kind 'force' or 'retailer'
    public record Organisation(UUID id, String name, String kind, Instant createdAt) {
        public boolean isForce() {
            return kind.equals("force");
        }
    }

    public List<Organisation> list() {
        return database.sql("select * from organisation order by kind, name")
                .query((row, number) -> new Organisation(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    public Optional<Organisation> find(UUID id) {
        return list().stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /// The police force, which is there from the first start.
    public Organisation force() {
        return list().stream()
                .filter(Organisation::isForce)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database names no police force"));
    }

    /// Makes the police force if there is none.
    ///
    /// @return it, whatever its name
    public Organisation force(String name) {
        database.sql("insert into organisation (id, name, kind, created_at) values (:id, :name, 'force', :now)"
                        + " on conflict do nothing")
                .param("id", ids.next())
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return force();
    }

    /// Adds a retailer.
    public Organisation add(Actor actor, String name) {
        String plain = name.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "Give the retailer's name, at most " + LONGEST_NAME + " characters.");
        }
        UUID id = ids.next();
        try {
            transactions.executeWithoutResult(status -> {
                database.sql("insert into organisation (id, name, kind, created_at)"
                                + " values (:id, :name, 'retailer', :now)")
                        .param("id", id)
                        .param("name", plain)
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
                acts.record(
                        Act.of(Kind.COLLECTION, "add organisation", actor, new Thing("organisation", id.toString())));
            });
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid("name", "There is an organisation of that name already.");
        }
        return find(id).orElseThrow();
    }
}

package org.stillmatch.intake;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.database.TestDatabase;

/// A force and retailers in a real database, with a clock that a test moves and a record of all acts.
public final class World implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public final UUID force;
    public final List<Act> acts = new CopyOnWriteArrayList<>();
    public final InstantSource clock = this::now;

    private final TestDatabase database = TestDatabase.fresh();
    private final AtomicLong lastId = new AtomicLong();
    private volatile Instant now = START;

    public World() {
        force = organisation("The force", "force");
    }

    public JdbcClient client() {
        return database.client();
    }

    public TransactionTemplate transactions() {
        return database.transactions();
    }

    public Ids ids() {
        return () -> new UUID(1, lastId.incrementAndGet());
    }

    /// Keeps acts only as part of a transaction, as the real log does.
    public Acts log() {
        return act -> {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("No transaction is open");
            }
            acts.add(act);
        };
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public UUID retailer(String name) {
        return organisation(name, "retailer");
    }

    public Actor police(Role role) {
        return new Actor(ids().next(), "Officer Ada", role, force);
    }

    public Actor manager(UUID retailer) {
        return new Actor(ids().next(), "Manager Max", Role.RETAILER_MANAGER, retailer);
    }

    private UUID organisation(String name, String kind) {
        UUID id = ids().next();
        client().sql("insert into organisation values (:id, :name, :kind, :at)")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("at", Timestamp.from(START))
                .update();
        return id;
    }

    @Override
    public void close() {
        database.close();
    }
}

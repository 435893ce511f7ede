package org.stillmatch.casework.live;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.register.GalleryRows;
import org.stillmatch.casework.register.Intents;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Reconciliations;
import org.stillmatch.casework.register.Subjects;

/// All that the live gallery is handed: where it lies, and the register that it follows.
public final class Register {
    private final CaseworkDirectory directory;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Intents intents;
    private final Subjects subjects;
    private final Pictures pictures;
    private final Reconciliations reconciliations;
    private final GalleryRows rows;

    public Register(
            CaseworkDirectory directory,
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Intents intents,
            Subjects subjects,
            Pictures pictures,
            Reconciliations reconciliations) {
        this.directory = directory;
        this.database = database;
        // A transaction of its own, whoever calls: what somebody has not committed is not to be carried out.
        this.transactions =
                new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.intents = intents;
        this.subjects = subjects;
        this.pictures = pictures;
        this.reconciliations = reconciliations;
        this.rows = new GalleryRows(database);
    }

    CaseworkDirectory directory() {
        return directory;
    }

    CaseworkKeys keys() {
        return directory.keys();
    }

    Acts acts() {
        return acts;
    }

    InstantSource clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    Intents intents() {
        return intents;
    }

    Subjects subjects() {
        return subjects;
    }

    Pictures pictures() {
        return pictures;
    }

    Reconciliations reconciliations() {
        return reconciliations;
    }

    GalleryRows rows() {
        return rows;
    }

    JdbcClient database() {
        return database;
    }

    boolean pending() {
        return in(intents::any);
    }

    /// Asks or tells within a transaction of its own.
    <T> T in(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    void inOne(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /// The service, at work for the force.
    Actor service() {
        return Actor.service(database.sql("select id from organisation where kind = 'force'")
                .query(UUID.class)
                .optional()
                .orElse(new UUID(0, 0)));
    }
}

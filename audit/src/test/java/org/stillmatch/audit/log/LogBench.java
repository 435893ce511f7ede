package org.stillmatch.audit.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.checkpoint.Finding;
import org.stillmatch.audit.checkpoint.LogCheck;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.disk.RealDisk;

/// A log on a real database, with keys of its own in a folder.
final class LogBench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final Actor CLERK = new Actor(new UUID(7, 1), "Kim Clerk", Role.INTAKE_CLERK, new UUID(9, 1));
    static final Actor OVERSIGHT = new Actor(new UUID(7, 2), "Ola Seer", Role.OVERSIGHT, new UUID(9, 1));

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient client = database.client();
    final TransactionTemplate transactions = database.transactions();
    final HeldKeys keys = new HeldKeys();
    final Bell bell = new Bell();
    final Checkpoints checkpoints = new Checkpoints(client);
    final SigningKeys signing;
    final RecordedActs acts;
    final LogExport export;
    final Sequencer sequencer;
    final AuditLog log;
    final Witnesses witnesses;

    private final Path folder;

    LogBench(Path folder) throws IOException {
        this.folder = folder;
        this.signing = SigningKeys.create(new RealDisk(), folder.resolve("signing"), new SecureRandom(), NOW);
        AtomicLong number = new AtomicLong();
        this.acts = new RecordedActs(
                client, keys, () -> new UUID(1, number.incrementAndGet()), CLOCK, new SecureRandom(), bell);
        this.export = new LogExport(client, transactions, checkpoints, acts);
        this.sequencer = sequencer();
        this.log = new AuditLog(client, transactions, checkpoints, acts, keys, new SecureRandom());
        this.witnesses = new Witnesses(client, transactions, checkpoints, acts, signing, CLOCK);
    }

    /// Another service on the same database.
    Sequencer sequencer() {
        return new Sequencer(client, transactions, new Keeper(client, checkpoints, signing, CLOCK), bell);
    }

    void record(Act act) {
        transactions.executeWithoutResult(status -> acts.record(act));
    }

    /// That many acts, each about a submission of its number, in the log and signed for.
    void fill(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            record(accepted(i));
        }
        sequencer.catchUp();
    }

    static Act accepted(int number) {
        return Act.of(Kind.ALTERATION, "accept submission", CLERK, new Thing("submission", "s" + number))
                .purpose("retail crime")
                .with("number", number);
    }

    long entries() {
        return client.sql("select count(*) from audit_leaf").query(Long.class).single();
    }

    Path exported(String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(export.last(), out);
        }
        return file;
    }

    Path trail(String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            export.writeTrail(export.last(), out);
        }
        return file;
    }

    Path bareCheckpoint(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name), checkpoints.latest().orElseThrow().line() + "\n");
    }

    Finding check(Path file, Path... outside) throws IOException {
        return new LogCheck(Optional.of(signing.trust())).check(file, List.of(outside));
    }

    /// As somebody does who has the database in hand.
    void tamper(String... statements) {
        transactions.executeWithoutResult(status -> {
            client.sql("set local session_replication_role = replica").update();
            for (String each : statements) {
                client.sql(each).update();
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }
}

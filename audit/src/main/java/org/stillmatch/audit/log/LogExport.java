package org.stillmatch.audit.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.checkpoint.LogWriter;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.merkle.Hash;

/// Writes the log into a file that can be checked without this program's database.
///
/// It writes what is there: whether that is what it was is for the check to find.
@Component
public final class LogExport {
    private static final int FETCHED = 1_000;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Checkpoints checkpoints;
    private final Acts acts;

    @Autowired
    LogExport(JdbcClient client, TransactionTemplate transactions, Checkpoints checkpoints, Acts acts) {
        this.client = client;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
        this.acts = acts;
    }

    /// For whoever has the database in hand, with or without a service running on it.
    public static LogExport of(DataSource source, Ids ids, InstantSource clock, SecureRandom random) {
        JdbcClient client = JdbcClient.create(source);
        // Exporting is an act without anything personal, so it takes no keys.
        Acts acts = new RecordedActs(client, new NoKeys(), ids, clock, random, new Bell());
        return new LogExport(
                client,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                new Checkpoints(client),
                acts);
    }

    /// The latest checkpoint.
    ///
    /// @throws Refusal if nothing was signed yet
    public SignedCheckpoint last() {
        return checkpoints
                .latest()
                .orElseThrow(
                        () -> Refusal.conflict("The log has no checkpoint yet. Try again in a few seconds.", "empty"));
    }

    /// Says in the log that it leaves the house. What is then written out ends before that.
    ///
    /// @param way by which it leaves
    /// @return the latest checkpoint
    /// @throws Refusal if nothing was signed yet
    public SignedCheckpoint announce(Actor actor, String way) {
        SignedCheckpoint last = last();
        transactions.executeWithoutResult(status -> acts.record(Act.of(Kind.DISCLOSURE, "export audit log", actor)
                .with("way", way)
                .with("entries", last.checkpoint().size())));
        return last;
    }

    /// All entries that a checkpoint counts, the earlier checkpoints that somebody else signed too, then this one.
    public void write(SignedCheckpoint last, OutputStream out) throws IOException {
        LogWriter writer = new LogWriter(out);
        streamed(last, (index, hash, entry) -> writer.entry(entry, hash, index));
        for (SignedCheckpoint each : checkpoints.witnessed(last.checkpoint().size() - 1)) {
            writer.checkpoint(each);
        }
        writer.checkpoint(last);
    }

    /// A checkpoint with the hash of each entry, to be kept elsewhere: later it names the first entry that is not as
    /// it was. It tells nothing of what the entries say.
    public void writeTrail(SignedCheckpoint last, OutputStream out) throws IOException {
        LogWriter writer = new LogWriter(out);
        writer.checkpoint(last);
        streamed(last, (index, hash, entry) -> writer.trail(hash));
        writer.endTrail();
    }

    private interface Each {
        void write(long index, Hash hash, Optional<byte[]> entry) throws IOException;
    }

    private void streamed(SignedCheckpoint last, Each each) throws IOException {
        try {
            // Within a transaction the rows come by and by.
            transactions.executeWithoutResult(status -> client.sql("select l.index, l.hash, a.entry from audit_leaf l"
                            + " left join audit_act a on a.id = l.act where l.index < ? order by l.index")
                    .param(last.checkpoint().size())
                    .withFetchSize(FETCHED)
                    .query(row -> {
                        try {
                            each.write(
                                    row.getLong("index"),
                                    Hash.of(row.getBytes("hash")),
                                    Optional.ofNullable(row.getBytes("entry")));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

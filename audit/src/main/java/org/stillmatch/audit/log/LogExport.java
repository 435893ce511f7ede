package org.stillmatch.audit.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
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

    public LogExport(JdbcClient client, TransactionTemplate transactions, Checkpoints checkpoints) {
        this.client = client;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
    }

    /// All entries that the latest checkpoint counts, then the checkpoints that somebody else signed too, then that
    /// one.
    ///
    /// @return the latest checkpoint
    /// @throws Refusal if nothing was signed yet
    public SignedCheckpoint write(OutputStream out) throws IOException {
        SignedCheckpoint last = last();
        LogWriter writer = new LogWriter(out);
        streamed(last, (index, hash, entry) -> writer.entry(entry, hash, index));
        for (SignedCheckpoint each : checkpoints.witnessed(last.checkpoint().size() - 1)) {
            writer.checkpoint(each);
        }
        writer.checkpoint(last);
        return last;
    }

    /// The latest checkpoint with the hash of each entry, to be kept elsewhere: later it names the first entry that is
    /// not as it was.
    ///
    /// @throws Refusal if nothing was signed yet
    public SignedCheckpoint writeTrail(OutputStream out) throws IOException {
        SignedCheckpoint last = last();
        LogWriter writer = new LogWriter(out);
        writer.checkpoint(last);
        streamed(last, (index, hash, entry) -> writer.trail(hash));
        writer.endTrail();
        return last;
    }

    private SignedCheckpoint last() {
        return checkpoints
                .latest()
                .orElseThrow(
                        () -> Refusal.conflict("The log has no checkpoint yet. Try again in a few seconds.", "empty"));
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

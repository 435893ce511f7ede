package org.stillmatch.intake.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.original.Kept;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Quarantine;
import org.stillmatch.intake.original.Sha256;

/// Looks at a file that is all here, and keeps it as an original.
public final class TakingIn implements Tasks.Task {
    static final String NAME = "take in file";

    private final TransactionTemplate transactions;
    private final Quarantine quarantine;
    private final Originals originals;
    private final UploadRows rows;

    public TakingIn(JdbcClient client, TransactionTemplate transactions, Quarantine quarantine, Originals originals) {
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.originals = originals;
        this.rows = new UploadRows(client, originals);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID thing) throws IOException {
        Optional<UploadRows.Row> upload = rows.ofFile(thing);
        if (upload.isEmpty()) {
            return;
        }
        UploadFile file = rows.file(upload.get(), thing, false);
        if (file.state() == UploadFile.State.CHECKING) {
            take(upload.get(), file);
        }
        quarantine.delete(thing);
    }

    private void take(UploadRows.Row upload, UploadFile file) throws IOException {
        Path arrived = quarantine.file(file.id());
        try {
            if (file.sha256().filter(sent -> !sent.equals(sha256(arrived))).isPresent()) {
                throw Refusal.invalid(
                        "file", "What arrived is not what was sent: its SHA-256 is another. Send it again.");
            }
            Kept kept = originals.keep(upload.sender(), arrived);
            transactions.executeWithoutResult(status -> {
                originals.hold(upload.sender(), kept.original().id());
                rows.kept(file.id(), kept.original().id(), kept.before());
            });
        } catch (Refusal e) {
            if (e.kind() != Refusal.Kind.INVALID) {
                throw e;
            }
            transactions.executeWithoutResult(status ->
                    rows.state(file.id(), UploadFile.State.REFUSED, Optional.of(String.valueOf(e.getMessage()))));
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The sender is told to send it again, rather than that it waits for ever.
    @Override
    public void parked(UUID thing, String why) {
        transactions.executeWithoutResult(status -> rows.ofFile(thing)
                .map(upload -> rows.file(upload, thing, true))
                .filter(file -> file.state() == UploadFile.State.CHECKING)
                .ifPresent(file -> rows.state(
                        file.id(),
                        UploadFile.State.REFUSED,
                        Optional.of("The file could not be checked here for a long time. Send it again."))));
    }
}

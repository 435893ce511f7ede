package org.stillmatch.intake.upload;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Quarantine;
import org.stillmatch.intake.still.SentFiles;

/// Deletes what was sent long ago and put into no submission, and the names of all files.
public final class Clearing implements Tasks.Task {
    static final String NAME = "clear upload";

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Keys keys;
    private final Quarantine quarantine;
    private final SentFiles sent;
    private final UploadRows rows;

    public Clearing(
            JdbcClient client,
            TransactionTemplate transactions,
            InstantSource clock,
            Keys keys,
            Quarantine quarantine,
            Originals originals,
            SentFiles sent) {
        this.transactions = transactions;
        this.clock = clock;
        this.keys = keys;
        this.quarantine = quarantine;
        this.sent = sent;
        this.rows = new UploadRows(client, originals);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID thing) throws IOException {
        Optional<UploadRows.Row> found = rows.any(thing);
        if (found.isEmpty()) {
            return;
        }
        UploadRows.Row upload = found.get();
        for (UploadFile file : rows.files(upload)) {
            if (file.state() != UploadFile.State.CHECKING) {
                quarantine.delete(file.id());
            }
        }
        transactions.executeWithoutResult(status -> {
            Actor service = Actor.service(upload.sender().organisation());
            rows.cleared(thing, clock.instant());
            rows.files(upload).stream()
                    .flatMap(file -> file.original().stream())
                    .filter(original -> !rows.waitsElsewhere(original))
                    .forEach(original -> sent.forgetUnused(service, original));
        });
        keys.erase(clock.instant(), upload.owner());
    }
}

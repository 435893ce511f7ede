package org.stillmatch.casework.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Reconciliations;

/// Compares a full list of the source with the register, both ways, in one transaction.
///
/// What is held and not listed is withdrawn at once. What is listed and not held is asked for.
@Component
final class Comparison {
    private static final int FEWEST_ALLOWED = 10;
    private static final int HUNDREDTH = 100;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Images images;
    private final Reconciliations reconciliations;
    private final ImportLedger imports;
    private final ImportRows rows;

    Comparison(
            JdbcClient database,
            TransactionTemplate transactions,
            Images images,
            Reconciliations reconciliations,
            ImportLedger imports,
            ImportRows rows) {
        this.database = database;
        this.transactions = transactions;
        this.images = images;
        this.reconciliations = reconciliations;
        this.imports = imports;
        this.rows = rows;
    }

    private record Gone(UUID id, String sourceId, int subject) {}

    private record Missing(String image, String reason) {}

    /// @throws Refusal if the list cannot be read, or lacks more images than it may
    void run(CustodyImport full, InputStream list) {
        if (full.total().isPresent()) {
            // Killed between its transaction and its end.
            return;
        }
        transactions.executeWithoutResult(status -> {
            int listed = load(list);
            List<Gone> gone = gone(full.asOf().orElseThrow());
            requireFew(full, gone.size());
            int row = 0;
            for (Gone image : gone) {
                images.withdraw(full.actor(), image.id(), Images.GONE_AT_SOURCE);
                rows.note(
                        full.id(), ++row, "", image.sourceId(), image.subject(), Outcome.WITHDRAWN, "Gone at source.");
            }
            for (Missing image : missing()) {
                boolean wanted = image.reason().isEmpty() || image.reason().equals(Images.GONE_AT_SOURCE);
                rows.note(
                        full.id(),
                        ++row,
                        "",
                        image.image(),
                        null,
                        wanted ? Outcome.WANTED : Outcome.REFUSED,
                        wanted
                                ? "The source has it and it is not here: send it."
                                : "It was withdrawn here and stays out: " + image.reason() + ".");
            }
            imports.counted(full.id(), row);
            reconciliations.done(full.actor(), full.asOf().orElseThrow(), listed, gone.size());
        });
    }

    private int load(InputStream list) {
        database.sql("create temporary table listed (image text primary key) on commit drop")
                .update();
        try {
            int listed = FullList.read(
                    list,
                    some -> database.sql("insert into listed select unnest(:some) on conflict do nothing")
                            .param("some", some.toArray(String[]::new))
                            .update());
            database.sql("analyze listed").update();
            return listed;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the full list", e);
        }
    }

    /// What came after the moment for which the list speaks cannot be on it.
    private List<Gone> gone(Instant asOf) {
        return database.sql("""
                        select id, source_id, subject from custody_image i
                        where state = 'held' and entered_at <= :asOf
                            and not exists (select 1 from listed where image = i.source_id)
                        order by source_id
                        """)
                .param("asOf", OffsetDateTime.ofInstant(asOf, ZoneOffset.UTC))
                .query((row, number) ->
                        new Gone(row.getObject("id", UUID.class), row.getString("source_id"), row.getInt("subject")))
                .list();
    }

    /// A list that broke off halfway would empty the gallery for good.
    private void requireFew(CustodyImport full, int gone) {
        long held = images.held();
        long most =
                full.mostGone().isPresent() ? full.mostGone().getAsInt() : Math.max(FEWEST_ALLOWED, held / HUNDREDTH);
        if (gone > most) {
            throw Refusal.invalid(
                    "mostGone",
                    "The list lacks " + gone + " of the " + held + " images held, more than " + most
                            + ". Nothing was withdrawn. If the list is whole, send it again and say that " + gone
                            + " may be gone.");
        }
    }

    private List<Missing> missing() {
        return database.sql("""
                        select l.image, coalesce((select i.reason from custody_image i where i.source_id = l.image
                            order by i.entered_at desc, i.id desc limit 1), '') as reason
                        from listed l
                        where not exists (select 1 from custody_image i where i.source_id = l.image and i.state = 'held')
                        order by l.image
                        """)
                .query((row, number) -> new Missing(row.getString("image"), row.getString("reason")))
                .list();
    }
}

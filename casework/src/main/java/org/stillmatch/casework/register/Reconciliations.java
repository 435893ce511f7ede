package org.stillmatch.casework.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;

/// When the whole register was compared with its source, both ways. Past the policy's age, searches stop.
@Component
public final class Reconciliations {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;

    public Reconciliations(
            JdbcClient database, TransactionTemplate transactions, Acts acts, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
    }

    /// Notes, within the transaction that withdraws what is gone if one is open, that all was compared.
    ///
    /// @param asOf the moment for which the source's list speaks
    public void done(Actor actor, Instant asOf, int listed, int withdrawn) {
        transactions.executeWithoutResult(status -> {
            database.sql("insert into custody_reconciliation (id, as_of, done_at, done_by, listed, withdrawn)"
                            + " values (:id, :asOf, :now, :by, :listed, :withdrawn)")
                    .param("id", ids.next())
                    .param("asOf", at(asOf))
                    .param("now", at(clock.instant()))
                    .param("by", actor.account())
                    .param("listed", listed)
                    .param("withdrawn", withdrawn)
                    .update();
            acts.record(Act.of(Kind.COMBINATION, "reconcile with source", actor)
                    .with("as of", asOf)
                    .with("listed", listed)
                    .with("withdrawn", withdrawn));
        });
    }

    /// The one that speaks for the latest moment; empty if there never was one.
    public Optional<Reconciliation> last() {
        return latest(1).stream().findFirst();
    }

    /// The latest first.
    public List<Reconciliation> latest(int most) {
        return database.sql("select * from custody_reconciliation order by as_of desc, done_at desc limit :most")
                .param("most", most)
                .query((row, number) -> new Reconciliation(
                        row.getObject("as_of", OffsetDateTime.class).toInstant(),
                        row.getObject("done_at", OffsetDateTime.class).toInstant(),
                        row.getInt("listed"),
                        row.getInt("withdrawn")))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

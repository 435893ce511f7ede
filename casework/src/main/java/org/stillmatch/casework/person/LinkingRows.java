package org.stillmatch.casework.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.casework.request.StandingAuthority;

/// Linkings and their runs as rows.
final class LinkingRows {
    private final JdbcClient database;

    LinkingRows(JdbcClient database) {
        this.database = database;
    }

    List<Linking> list() {
        return database.sql("select * from linking order by number desc")
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Linking> find(UUID id) {
        return database.sql("select * from linking where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Linking> running() {
        return running("");
    }

    /// The one that is running, which is not ended before the open transaction is.
    Optional<Linking> holdRunning() {
        return running(" for share");
    }

    private Optional<Linking> running(String lock) {
        return database.sql("select * from linking where state = 'running'" + lock)
                .query((row, number) -> read(row))
                .optional();
    }

    /// Linkings are authorised one at a time, until the open transaction ends.
    void lockAll() {
        database.sql("select pg_advisory_xact_lock(hashtext('linking'))")
                .query((row, n) -> n)
                .list();
    }

    /// Takes away what was there for a linking that runs, and for it alone.
    ///
    /// @return how many templates that were
    int forget() {
        database.sql("""
                        delete from link_suggestion where not exists (
                            select from link l where l.a = link_suggestion.a and l.b = link_suggestion.b)
                        """).update();
        return database.sql("delete from still_template").update();
    }

    void plan(UUID run, UUID linking, int number, Instant due) {
        database.sql("insert into linking_run (id, linking, number, due_at) values (:id, :linking, :number, :due)")
                .param("id", run)
                .param("linking", linking)
                .param("number", number)
                .param("due", Timestamp.from(due))
                .update();
    }

    Optional<Run> run(UUID id) {
        return database.sql("select * from linking_run where id = :id")
                .param("id", id)
                .query((row, number) -> run(row))
                .optional();
    }

    List<Run> runs(UUID linking) {
        return database.sql("select * from linking_run where linking = :id order by number desc")
                .param("id", linking)
                .query((row, number) -> run(row))
                .list();
    }

    void done(UUID run, Run.Done done) {
        database.sql("""
                        update linking_run set done_at = :at, stills = :stills, pairs = :pairs, threshold = :threshold,
                            suggested = :suggested
                        where id = :id
                        """)
                .param("at", Timestamp.from(done.at()))
                .param("stills", done.stills())
                .param("pairs", done.pairs())
                .param(
                        "threshold",
                        done.threshold().isPresent() ? done.threshold().getAsDouble() : null)
                .param("suggested", done.suggested())
                .param("id", run)
                .update();
    }

    void failed(UUID run, String why) {
        database.sql("update linking_run set failed = :why where id = :id")
                .param("why", why)
                .param("id", run)
                .update();
    }

    /// The largest number of stills that a run of this linking compared.
    int mostStills(UUID linking) {
        return database.sql("select coalesce(max(stills), 0) from linking_run where linking = :id")
                .param("id", linking)
                .query(Integer.class)
                .single();
    }

    /// @return whether it was not suggested before
    boolean suggest(Pair pair, UUID run, double score, Instant at) {
        return database.sql("""
                        insert into link_suggestion (a, b, run, score, suggested_at)
                        values (:a, :b, :run, :score, :at) on conflict do nothing
                        """)
                        .param("a", pair.a())
                        .param("b", pair.b())
                        .param("run", run)
                        .param("score", score)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    private static Linking read(ResultSet row) throws SQLException {
        return new Linking(StandingAuthority.of(row), row.getDouble("false_links"));
    }

    private static Run run(ResultSet row) throws SQLException {
        Optional<Instant> at = Optional.ofNullable(row.getTimestamp("done_at")).map(Timestamp::toInstant);
        Optional<Run.Done> done = Optional.empty();
        if (at.isPresent()) {
            Double threshold = row.getObject("threshold", Double.class);
            done = Optional.of(new Run.Done(
                    at.get(),
                    row.getInt("stills"),
                    row.getLong("pairs"),
                    threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                    row.getInt("suggested")));
        }
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("linking", UUID.class),
                row.getInt("number"),
                row.getTimestamp("due_at").toInstant(),
                done,
                Optional.ofNullable(row.getString("failed")));
    }
}

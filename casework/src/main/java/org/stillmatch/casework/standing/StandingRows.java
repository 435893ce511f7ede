package org.stillmatch.casework.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.casework.request.Outcome;
import org.stillmatch.casework.request.StandingAuthority;

/// Standing searches and their runs as rows.
final class StandingRows {
    private final JdbcClient database;

    StandingRows(JdbcClient database) {
        this.database = database;
    }

    List<StandingSearch> list() {
        return database.sql("select * from standing_search order by number desc")
                .query((row, number) -> read(row))
                .list();
    }

    Optional<StandingSearch> find(UUID id) {
        return database.sql("select * from standing_search where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    void insert(UUID standing, StandingSearch.Unresolved still) {
        database.sql("insert into standing_still (standing, still, enquiry) values (:id, :still, :enquiry)")
                .param("id", standing)
                .param("still", still.still())
                .param("enquiry", still.enquiry())
                .update();
    }

    void runs(UUID standing, int count) {
        database.sql("update standing_search set runs = :count where id = :id")
                .param("count", count)
                .param("id", standing)
                .update();
    }

    void plan(Run run) {
        database.sql("""
                        insert into standing_run (id, standing, number, due_at, since)
                        values (:id, :standing, :number, :due, :since)
                        """)
                .param("id", run.id())
                .param("standing", run.standing())
                .param("number", run.number())
                .param("due", Timestamp.from(run.dueAt()))
                .param("since", Timestamp.from(run.since()))
                .update();
    }

    Optional<Run> run(UUID id) {
        return database.sql("select * from standing_run where id = :id")
                .param("id", id)
                .query((row, number) -> run(row))
                .optional();
    }

    List<Run> runs(UUID standing) {
        return database.sql("select * from standing_run where standing = :id order by number desc")
                .param("id", standing)
                .query((row, number) -> run(row))
                .list();
    }

    /// A run that was broken off compares what it set out to compare.
    Instant begin(UUID run, Instant until) {
        database.sql("update standing_run set until = coalesce(until, :until) where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", run)
                .update();
        return run(run).flatMap(Run::until).orElseThrow();
    }

    void done(UUID run, int subjects, Instant at) {
        database.sql("update standing_run set done_at = :at, subjects = :subjects where id = :id")
                .param("at", Timestamp.from(at))
                .param("subjects", subjects)
                .param("id", run)
                .update();
    }

    void failed(UUID run, String why) {
        database.sql("update standing_run set failed = :why where id = :id")
                .param("why", why)
                .param("id", run)
                .update();
    }

    boolean hasResult(UUID run, UUID still) {
        return database.sql("select exists (select from standing_result where run = :run and still = :still)")
                .param("run", run)
                .param("still", still)
                .query(Boolean.class)
                .single();
    }

    void result(UUID run, Outcome outcome, Instant at) {
        database.sql("""
                        insert into standing_result (run, still, enquiry, decision, threshold, compared, receipt,
                            searched_at)
                        values (:run, :still, :enquiry, :decision, :threshold, :compared, :receipt, :at)
                        """)
                .param("run", run)
                .param("still", outcome.still().id())
                .param("enquiry", outcome.rules().enquiry())
                .param("decision", outcome.decision().words())
                .param("threshold", outcome.rules().threshold().value())
                .param("compared", outcome.compared())
                .param("receipt", outcome.receipt())
                .param("at", Timestamp.from(at))
                .update();
    }

    private StandingSearch read(ResultSet row) throws SQLException {
        StandingAuthority authority = StandingAuthority.of(row);
        return new StandingSearch(
                authority,
                row.getInt("seriousness"),
                row.getInt("every_days"),
                Optional.ofNullable(row.getObject("runs", Integer.class)),
                database.sql("select still, enquiry from standing_still where standing = :id order by still")
                        .param("id", authority.id())
                        .query((still, number) -> new StandingSearch.Unresolved(
                                still.getObject("still", UUID.class), still.getObject("enquiry", UUID.class)))
                        .list());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("standing", UUID.class),
                row.getInt("number"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("since").toInstant(),
                moment(row.getTimestamp("until")),
                moment(row.getTimestamp("done_at")),
                Optional.ofNullable(row.getObject("subjects", Integer.class)),
                Optional.ofNullable(row.getString("failed")));
    }

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}

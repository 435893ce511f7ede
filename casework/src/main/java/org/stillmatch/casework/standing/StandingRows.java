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
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryRows;
import org.stillmatch.casework.request.Outcome;

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
        return one("", id);
    }

    /// Locks it within the open transaction.
    Optional<StandingSearch> lock(UUID id) {
        return one(" for update", id);
    }

    private Optional<StandingSearch> one(String lock, UUID id) {
        return database.sql("select * from standing_search where id = :id" + lock)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    void insert(StandingSearch search) {
        database.sql("""
                        insert into standing_search (id, organisation_id, state, purpose, seriousness, every_days,
                            requester, requester_name, requested_at, ends_at)
                        values (:id, :organisation, 'requested', :purpose, :seriousness, :every, :requester, :name, :at,
                            :ends)
                        """)
                .param("id", search.id())
                .param("organisation", search.organisation())
                .param("purpose", search.purpose())
                .param("seriousness", search.seriousness())
                .param("every", search.everyDays())
                .param("requester", search.requester().account())
                .param("name", search.requester().name())
                .param("at", Timestamp.from(search.requestedAt()))
                .param("ends", Timestamp.from(search.endsAt()))
                .update();
        for (StandingSearch.Unresolved still : search.stills()) {
            database.sql("insert into standing_still (standing, still, enquiry) values (:id, :still, :enquiry)")
                    .param("id", search.id())
                    .param("still", still.still())
                    .param("enquiry", still.enquiry())
                    .update();
        }
    }

    void decide(UUID id, String state, Enquiry.Decided decided, String level, @Nullable Integer runs, String reason) {
        database.sql("""
                        update standing_search set state = :state, decided_by = :by, decided_by_name = :name,
                            decided_at = :at, level = nullif(:level, ''), runs = :runs, reason = nullif(:reason, '')
                        where id = :id
                        """)
                .param("state", state)
                .param("by", decided.by().account())
                .param("name", decided.by().name())
                .param("at", Timestamp.from(decided.at()))
                .param("level", level)
                .param("runs", runs)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void end(UUID id, String reason, Instant at) {
        database.sql("update standing_search set state = 'ended', reason = :reason, ended_at = :at where id = :id")
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("id", id)
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
        UUID id = row.getObject("id", UUID.class);
        return new StandingSearch(
                id,
                row.getLong("number"),
                row.getObject("organisation_id", UUID.class),
                row.getString("state"),
                row.getString("purpose"),
                row.getInt("seriousness"),
                row.getInt("every_days"),
                new Enquiry.Person(row.getObject("requester", UUID.class), row.getString("requester_name")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                EnquiryRows.decided(row),
                Optional.ofNullable(row.getString("level")),
                Optional.ofNullable(row.getObject("runs", Integer.class)),
                Optional.ofNullable(row.getString("reason")),
                moment(row.getTimestamp("ended_at")),
                database.sql("select still, enquiry from standing_still where standing = :id order by still")
                        .param("id", id)
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

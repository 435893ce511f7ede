package org.stillmatch.casework.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.EnquiryRows;

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
        return one("", id);
    }

    /// Locks it within the open transaction.
    Optional<Linking> lock(UUID id) {
        return one(" for update", id);
    }

    private Optional<Linking> one(String lock, UUID id) {
        return database.sql("select * from linking where id = :id" + lock)
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

    void insert(Linking linking) {
        database.sql("""
                        insert into linking (id, organisation_id, state, purpose, false_links, requester,
                            requester_name, requested_at, ends_at)
                        values (:id, :organisation, 'requested', :purpose, :rate, :requester, :name, :at, :ends)
                        """)
                .param("id", linking.id())
                .param("organisation", linking.organisation())
                .param("purpose", linking.purpose())
                .param("rate", linking.falseLinks())
                .param("requester", linking.requester().account())
                .param("name", linking.requester().name())
                .param("at", Timestamp.from(linking.requestedAt()))
                .param("ends", Timestamp.from(linking.endsAt()))
                .update();
    }

    void decide(UUID id, String state, Enquiry.Decided decided, String level, String reason) {
        database.sql("""
                        update linking set state = :state, decided_by = :by, decided_by_name = :name,
                            decided_at = :at, level = nullif(:level, ''), reason = nullif(:reason, '')
                        where id = :id
                        """)
                .param("state", state)
                .param("by", decided.by().account())
                .param("name", decided.by().name())
                .param("at", Timestamp.from(decided.at()))
                .param("level", level)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /// Ends it, and takes away what was there for it alone.
    ///
    /// @return how many templates that were
    int end(UUID id, String reason, Instant at) {
        database.sql("update linking set state = 'ended', reason = :reason, ended_at = :at where id = :id")
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
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
        return new Linking(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("organisation_id", UUID.class),
                row.getString("state"),
                row.getString("purpose"),
                row.getDouble("false_links"),
                new Enquiry.Person(row.getObject("requester", UUID.class), row.getString("requester_name")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                EnquiryRows.decided(row),
                Optional.ofNullable(row.getString("level")),
                Optional.ofNullable(row.getString("reason")),
                moment(row.getTimestamp("ended_at")));
    }

    private static Run run(ResultSet row) throws SQLException {
        Optional<Instant> at = moment(row.getTimestamp("done_at"));
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

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}

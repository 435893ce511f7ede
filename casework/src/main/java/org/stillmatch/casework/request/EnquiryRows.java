package org.stillmatch.casework.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.receipt.Policy.Mode;

/// Enquiries as rows.
@Component
public final class EnquiryRows {
    private final JdbcClient database;

    public EnquiryRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Enquiry> find(UUID id) {
        return one("where id = :id", id);
    }

    /// Locks it within the open transaction.
    Optional<Enquiry> lock(UUID id) {
        return one("where id = :id for update", id);
    }

    Optional<Enquiry> attempted(UUID attempt) {
        return one("where attempt = :id", attempt);
    }

    Optional<Enquiry> lockAttempted(UUID attempt) {
        return one("where attempt = :id for update", attempt);
    }

    private Optional<Enquiry> one(String condition, UUID id) {
        return database.sql("select * from enquiry " + condition)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The latest first.
    List<Enquiry> list(int most, int after) {
        return database.sql("select * from enquiry order by number desc limit :most offset :after")
                .param("most", most)
                .param("after", after)
                .query((row, number) -> read(row))
                .list();
    }

    List<Enquiry> where(String column, UUID id) {
        return database.sql("select * from enquiry where " + column + " = :id order by number")
                .param("id", id)
                .query((row, number) -> read(row))
                .list();
    }

    /// Of a hit of a standing search the authority is the standing search's, and it is decided from the beginning.
    void insert(Enquiry enquiry) {
        database.sql("""
                        insert into enquiry (id, organisation_id, parent, standing, state, purpose, offence, seriousness,
                            crime_number, submission, mode, requester, requester_name, requested_at, ends_at, decided_by,
                            decided_by_name, decided_at, level)
                        values (:id, :organisation, :parent, :standing, :state, :purpose, :offence, :seriousness,
                            :crime, :submission, :mode, :requester, :requesterName, :at, :ends, :decidedBy,
                            :decidedByName, :decidedAt, :level)
                        """)
                .param("id", enquiry.id())
                .param("organisation", enquiry.organisation())
                .param("parent", enquiry.parent().orElse(null))
                .param("standing", enquiry.standing().orElse(null))
                .param("state", enquiry.state().words())
                .param("purpose", enquiry.purpose())
                .param("offence", enquiry.offence())
                .param("seriousness", enquiry.seriousness())
                .param("crime", enquiry.crimeNumber())
                .param("submission", enquiry.submission())
                .param("mode", enquiry.mode().words())
                .param("requester", enquiry.requester().account())
                .param("requesterName", enquiry.requester().name())
                .param("at", Timestamp.from(enquiry.requestedAt()))
                .param("ends", Timestamp.from(enquiry.endsAt()))
                .param("decidedBy", enquiry.decided().map(d -> d.by().account()).orElse(null))
                .param(
                        "decidedByName",
                        enquiry.decided().map(d -> d.by().name()).orElse(null))
                .param(
                        "decidedAt",
                        enquiry.decided().map(d -> Timestamp.from(d.at())).orElse(null))
                .param("level", enquiry.level().orElse(null))
                .update();
        int position = 0;
        for (Enquiry.Still still : enquiry.stills()) {
            database.sql("insert into enquiry_still (enquiry, still, position, face) values (:e, :s, :p, :f)")
                    .param("e", enquiry.id())
                    .param("s", still.id())
                    .param("p", ++position)
                    .param("f", still.face())
                    .update();
        }
    }

    void decide(UUID id, Enquiry.Decided decided, String level) {
        database.sql("""
                        update enquiry set decided_by = :by, decided_by_name = :name, decided_at = :at, level = :level
                        where id = :id
                        """)
                .param("by", decided.by().account())
                .param("name", decided.by().name())
                .param("at", Timestamp.from(decided.at()))
                .param("level", level)
                .param("id", id)
                .update();
    }

    void attempt(UUID id, UUID attempt) {
        database.sql("update enquiry set attempt = :attempt where id = :id")
                .param("attempt", attempt)
                .param("id", id)
                .update();
    }

    void leave(UUID id, UUID still, String why) {
        database.sql("update enquiry_still set unsearched = :why where enquiry = :id and still = :still")
                .param("why", why)
                .param("id", id)
                .param("still", still)
                .update();
    }

    /// Whatever could not be searched waits for its turn again.
    void takeUpAgain(UUID id) {
        database.sql("update enquiry_still set unsearched = null where enquiry = :id")
                .param("id", id)
                .update();
    }

    /// By which the last of its stills was searched.
    Optional<UUID> policy(UUID id) {
        return database.sql("""
                        select policy from enquiry_still where enquiry = :id and policy is not null
                        order by position desc limit 1
                        """).param("id", id).query(UUID.class).optional();
    }

    /// Brings it to a state and notes who did.
    void move(Actor actor, UUID id, EnquiryState state, String reason, Instant at) {
        boolean searched =
                state == EnquiryState.SEARCHED || state == EnquiryState.NO_LEAD || state == EnquiryState.CONCLUDED;
        database.sql("""
                        update enquiry set state = :state, reason = nullif(:reason, ''),
                            searched_at = case when :searched then coalesce(searched_at, :at) end where id = :id
                        """)
                .param("state", state.words())
                .param("reason", reason)
                .param("searched", searched)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
        note(actor, id, state, reason, at);
    }

    void note(Actor actor, UUID id, EnquiryState state, String reason, Instant at) {
        database.sql("""
                        insert into enquiry_change (enquiry, state, changed_at, account, name, reason)
                        values (:id, :state, :at, :account, :name, :reason)
                        """)
                .param("id", id)
                .param("state", state.words())
                .param("at", Timestamp.from(at))
                .param("account", actor.account())
                .param("name", actor.name())
                .param("reason", reason)
                .update();
    }

    List<Change> changes(UUID id) {
        return database.sql(
                        "select state, changed_at, name, reason from enquiry_change where enquiry = :id order by id")
                .param("id", id)
                .query((row, number) -> new Change(
                        EnquiryState.of(row.getString("state")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("name"),
                        row.getString("reason")))
                .list();
    }

    Optional<String> receipt(UUID enquiry, UUID still) {
        return database.sql(
                        "select receipt from enquiry_still where enquiry = :e and still = :s and receipt is not null")
                .param("e", enquiry)
                .param("s", still)
                .query(String.class)
                .optional();
    }

    private Enquiry read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Enquiry(
                id,
                row.getLong("number"),
                row.getObject("organisation_id", UUID.class),
                Optional.ofNullable(row.getObject("parent", UUID.class)),
                Optional.ofNullable(row.getObject("standing", UUID.class)),
                EnquiryState.of(row.getString("state")),
                row.getString("purpose"),
                row.getString("offence"),
                row.getInt("seriousness"),
                row.getString("crime_number"),
                row.getObject("submission", UUID.class),
                mode(row.getString("mode")),
                new Enquiry.Person(row.getObject("requester", UUID.class), row.getString("requester_name")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                decided(row),
                Optional.ofNullable(row.getString("level")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getObject("attempt", UUID.class)),
                moment(row.getTimestamp("searched_at")),
                stills(id));
    }

    private List<Enquiry.Still> stills(UUID enquiry) {
        return database.sql(
                        "select still, face, decision, unsearched from enquiry_still where enquiry = :id order by position")
                .param("id", enquiry)
                .query((row, number) -> new Enquiry.Still(
                        row.getObject("still", UUID.class),
                        row.getInt("face"),
                        row.getString("decision") != null,
                        Optional.ofNullable(row.getString("unsearched"))))
                .list();
    }

    private static Mode mode(String words) {
        return words.equals(Mode.LEADS.words()) ? Mode.LEADS : Mode.INVESTIGATIVE;
    }

    /// Who decided, out of the columns that whatever is decided has.
    public static Optional<Enquiry.Decided> decided(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("decided_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Enquiry.Decided(
                        new Enquiry.Person(row.getObject("decided_by", UUID.class), row.getString("decided_by_name")),
                        at.toInstant()));
    }

    private static Optional<Instant> moment(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}

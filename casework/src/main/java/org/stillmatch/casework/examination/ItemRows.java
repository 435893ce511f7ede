package org.stillmatch.casework.examination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes questions.
@Component
final class ItemRows {
    private static final String SELECT = "select * from examination ";

    private final JdbcClient database;

    ItemRows(JdbcClient database) {
        this.database = database;
    }

    void insert(Item item) {
        database.sql("""
                        insert into examination (id, enquiry, still, test, round, state, offence, urgency, queued_at)
                        values (:id, :enquiry, :still, :test, :round, :state, :offence, :urgency, :at)
                        """)
                .param("id", item.id())
                .param("enquiry", item.enquiry().orElse(null))
                .param("still", item.still().orElse(null))
                .param("test", item.test().orElse(null))
                .param("round", item.round())
                .param("state", item.state().word())
                .param("offence", item.offence())
                .param("urgency", item.urgency())
                .param("at", Timestamp.from(item.queuedAt()))
                .update();
    }

    Optional<Item> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ItemRows::read)
                .optional();
    }

    Optional<Item> lock(UUID id) {
        return database.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(ItemRows::read)
                .optional();
    }

    List<Item> preparing() {
        return database.sql(SELECT + "where state = 'preparing' order by id")
                .query(ItemRows::read)
                .list();
    }

    void move(UUID id, ItemState state) {
        database.sql("update examination set state = :state where id = :id")
                .param("id", id)
                .param("state", state.word())
                .update();
    }

    void draw(UUID id) {
        database.sql("update examination set drawn = true where id = :id")
                .param("id", id)
                .update();
    }

    void conclude(UUID id, Outcome outcome, Instant at) {
        database.sql("""
                        update examination set state = 'concluded', outcome = :outcome, concluded_at = :at where id = :id
                        """)
                .param("id", id)
                .param("outcome", outcome.words())
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Outcome> outcome(UUID id) {
        return database.sql("select outcome from examination where id = :id and outcome is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Outcome::of);
    }

    /// Whether no question of an enquiry waits for an answer any more.
    boolean allEnded(UUID enquiry) {
        return database.sql("""
                        select not exists (select from examination where enquiry = :enquiry and %s)
                        """.formatted(ItemState.OPEN))
                .param("enquiry", enquiry)
                .query(Boolean.class)
                .single();
    }

    /// The questions about stills of a submission that wait for an answer.
    List<Item> lockOpenOf(UUID submission) {
        return database.sql("""
                        select * from examination
                        where enquiry in (select id from enquiry where submission = :submission)
                            and %s order by id for update
                        """.formatted(ItemState.OPEN))
                .param("submission", submission)
                .query(ItemRows::read)
                .list();
    }

    /// The tests about a filler that wait for an answer.
    List<Item> lockOpenTestsOf(UUID filler) {
        return database.sql(SELECT + "where test = :filler and " + ItemState.OPEN + " order by id for update")
                .param("filler", filler)
                .query(ItemRows::read)
                .list();
    }

    boolean hasLaterRound(Item item) {
        return database.sql("""
                        select exists (select from examination
                            where enquiry = :enquiry and still = :still and round > :round)
                        """)
                .param("enquiry", item.enquiry().orElseThrow())
                .param("still", item.still().orElseThrow())
                .param("round", item.round())
                .query(Boolean.class)
                .single();
    }

    private static Item read(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("enquiry", UUID.class)),
                Optional.ofNullable(row.getObject("still", UUID.class)),
                Optional.ofNullable(row.getObject("test", UUID.class)),
                row.getInt("round"),
                ItemState.of(row.getString("state")),
                row.getString("offence"),
                row.getInt("urgency"),
                row.getTimestamp("queued_at").toInstant(),
                row.getBoolean("drawn"));
    }
}

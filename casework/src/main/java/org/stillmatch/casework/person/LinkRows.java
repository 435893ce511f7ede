package org.stillmatch.casework.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;

/// Conclusions as rows: one is added, one is taken back by another row, and none is changed.
final class LinkRows {
    private static final String SELECT = """
            select l.*, u.name as undone_by, u.undone_at, u.reason as undone_because
            from link l left join link_undone u on u.link = l.id
            """;

    private final JdbcClient database;

    LinkRows(JdbcClient database) {
        this.database = database;
    }

    /// Links change one at a time, until the open transaction ends.
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('link'))")
                .query((row, n) -> n)
                .list();
    }

    Optional<Conclusion> find(UUID id) {
        return database.sql(SELECT + " where l.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The latest first.
    List<Conclusion> of(Pair pair) {
        return database.sql(SELECT + " where l.a = :a and l.b = :b order by l.concluded_at desc, l.id")
                .param("a", pair.a())
                .param("b", pair.b())
                .query((row, number) -> read(row))
                .list();
    }

    /// Those that hold.
    List<Conclusion> inForce() {
        return database.sql(SELECT + " where u.link is null order by l.a, l.b")
                .query((row, number) -> read(row))
                .list();
    }

    Set<Pair> suggested() {
        return new HashSet<>(database.sql("select a, b from link_suggestion")
                .query((row, number) -> pair(row))
                .list());
    }

    void insert(Conclusion conclusion, UUID linking, Actor examiner) {
        database.sql("""
                        insert into link (id, a, b, same, linking, examiner, examiner_name, concluded_at, reason)
                        values (:id, :a, :b, :same, :linking, :examiner, :name, :at, :reason)
                        """)
                .param("id", conclusion.id())
                .param("a", conclusion.pair().a())
                .param("b", conclusion.pair().b())
                .param("same", conclusion.same())
                .param("linking", linking)
                .param("examiner", examiner.account())
                .param("name", examiner.name())
                .param("at", Timestamp.from(conclusion.at()))
                .param("reason", conclusion.reason())
                .update();
    }

    void undo(UUID id, Actor actor, Conclusion.Undone undone) {
        database.sql("""
                        insert into link_undone (link, account, name, undone_at, reason)
                        values (:id, :account, :name, :at, :reason)
                        """)
                .param("id", id)
                .param("account", actor.account())
                .param("name", undone.name())
                .param("at", Timestamp.from(undone.at()))
                .param("reason", undone.reason())
                .update();
    }

    private static Conclusion read(ResultSet row) throws SQLException {
        Optional<Conclusion.Undone> undone = Optional.empty();
        Timestamp at = row.getTimestamp("undone_at");
        if (at != null) {
            undone = Optional.of(
                    new Conclusion.Undone(row.getString("undone_by"), at.toInstant(), row.getString("undone_because")));
        }
        return new Conclusion(
                row.getObject("id", UUID.class),
                pair(row),
                row.getBoolean("same"),
                row.getString("examiner_name"),
                row.getTimestamp("concluded_at").toInstant(),
                row.getString("reason"),
                undone);
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(row.getObject("a", UUID.class), row.getObject("b", UUID.class));
    }
}

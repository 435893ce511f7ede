package org.stillmatch.intake.protocol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Protocols as they lie in their tables.
final class ProtocolRows {
    private static final String SELECT = """
            select p.*, o.name,
                array(select code from protocol_offence_class c where c.protocol_id = p.id) offence_classes
            from protocol p join organisation o on o.id = p.organisation_id
            """;

    private final JdbcClient database;

    ProtocolRows(JdbcClient database) {
        this.database = database;
    }

    /// @param where with the word where, and order by if need be
    List<Protocol> find(String where, Map<String, ?> params) {
        return database.sql(SELECT + where)
                .params(params)
                .query((row, n) -> protocol(row))
                .list();
    }

    Optional<Protocol> agreed(UUID organisation) {
        return find(
                        "where p.organisation_id = :organisation and p.state = 'agreed'",
                        Map.of("organisation", organisation))
                .stream()
                .findFirst();
    }

    void insert(UUID id, UUID organisation, int version, Terms terms) {
        database.sql("""
                insert into protocol values (:id, :organisation, :version, 'proposed', :purposes, :fields, :retention,
                    :violentFirst, :officer, :update)
                """)
                .param("id", id)
                .param("organisation", organisation)
                .param("version", version)
                .param("purposes", terms.purposes().toArray(new String[0]))
                .param("fields", terms.fields().toArray(new String[0]))
                .param("retention", terms.retentionDays())
                .param("violentFirst", terms.undertakings().violentFirst())
                .param("officer", terms.undertakings().officerWithinDays())
                .param("update", terms.undertakings().updateEveryDays())
                .update();
        for (String code : terms.offenceClasses()) {
            database.sql("insert into protocol_offence_class values (:id, :code)")
                    .param("id", id)
                    .param("code", code)
                    .update();
        }
        for (int i = 0; i < terms.controllers().size(); i++) {
            Controller controller = terms.controllers().get(i);
            database.sql("insert into protocol_controller values (:id, :position, :name, :controls)")
                    .param("id", id)
                    .param("position", i)
                    .param("name", controller.name())
                    .param("controls", controller.controls())
                    .update();
        }
    }

    private Protocol protocol(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Terms terms = new Terms(
                texts(row, "purposes"),
                new TreeSet<>(texts(row, "offence_classes")),
                new TreeSet<>(texts(row, "fields")),
                controllers(id),
                row.getInt("retention_days"),
                new Terms.Undertakings(
                        row.getBoolean("violent_first"),
                        row.getInt("officer_within_days"),
                        row.getInt("update_every_days")));
        return new Protocol(
                id,
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("state"),
                terms,
                history(id));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private List<Controller> controllers(UUID protocol) {
        return database.sql("select name, controls from protocol_controller where protocol_id = :id order by position")
                .param("id", protocol)
                .query((row, n) -> new Controller(row.getString(1), row.getString(2)))
                .list();
    }

    private List<Protocol.Change> history(UUID protocol) {
        return database.sql("""
                select state, changed_at, name, reason from protocol_change where protocol_id = :id order by position
                """)
                .param("id", protocol)
                .query((row, n) -> new Protocol.Change(
                        row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4)))
                .list();
    }
}

package org.stillmatch.intake.original;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of originals.
final class OriginalRows {
    private final JdbcClient client;

    OriginalRows(JdbcClient client) {
        this.client = client;
    }

    /// @param stored whether its bytes are in the store
    record Row(Original original, long owner, boolean stored, boolean erased) {
        /// Its name in the store tells nothing of its content, also not whether two organisations have the same.
        String name() {
            return original.organisation() + "/" + original.id();
        }

        String part(String part) {
            return name() + "-" + part;
        }
    }

    void insert(Original original, long owner) {
        client.sql("""
                insert into original (id, organisation_id, sha256, bytes, kind, media_type, owner, arrived_at)
                values (:id, :organisation, :sha256, :bytes, :kind, :type, :owner, :at)
                """)
                .param("id", original.id())
                .param("organisation", original.organisation())
                .param("sha256", original.sha256())
                .param("bytes", original.bytes())
                .param("kind", original.type().kind().code())
                .param("type", original.type().mediaType())
                .param("owner", owner)
                .param("at", Timestamp.from(original.arrivedAt()))
                .update();
    }

    /// @throws DuplicateKeyException if the organisation has the file already
    void stored(UUID id, Instant at) {
        client.sql("update original set stored_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void erased(UUID id, Instant at) {
        client.sql("update original set erased_at = :at where id = :id and erased_at is null")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        client.sql("delete from original where id = :id and stored_at is null")
                .param("id", id)
                .update();
    }

    Optional<Row> stored(UUID organisation, String sha256) {
        return client.sql("""
                select * from original where organisation_id = :organisation and sha256 = :sha256
                and stored_at is not null and erased_at is null
                """)
                .param("organisation", organisation)
                .param("sha256", sha256)
                .query(OriginalRows::row)
                .optional();
    }

    /// @param lock such as 'for share', or nothing
    Optional<Row> of(UUID id, String lock) {
        return client.sql("select * from original where id = :id " + lock)
                .param("id", id)
                .query(OriginalRows::row)
                .optional();
    }

    void part(UUID id, String name) {
        client.sql("insert into original_part (original_id, name) values (:id, :name) on conflict do nothing")
                .param("id", id)
                .param("name", name)
                .update();
    }

    List<String> parts(UUID id) {
        return client.sql("select name from original_part where original_id = :id order by name")
                .param("id", id)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Original(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        new FileType(FileType.Kind.of(row.getString("kind")), row.getString("media_type")),
                        row.getTimestamp("arrived_at").toInstant()),
                row.getLong("owner"),
                row.getTimestamp("stored_at") != null,
                row.getTimestamp("erased_at") != null);
    }
}

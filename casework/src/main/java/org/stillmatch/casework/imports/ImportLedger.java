package org.stillmatch.casework.imports;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Role;

/// What is known of each import while it runs and afterwards.
@Component
final class ImportLedger {
    private final JdbcClient database;
    private final InstantSource clock;
    private final Keys keys;
    private final Uploads uploads;
    private final ImportFolder folder;
    private final ImportRows rows;

    ImportLedger(
            JdbcClient database,
            InstantSource clock,
            Keys keys,
            Uploads uploads,
            ImportFolder folder,
            ImportRows rows) {
        this.database = database;
        this.clock = clock;
        this.keys = keys;
        this.uploads = uploads;
        this.folder = folder;
        this.rows = rows;
    }

    /// The files of an import.
    ///
    /// @param owner whose key seals them if they were uploaded
    /// @throws org.stillmatch.audit.act.Refusal if the folder is not there
    Handed handed(UUID id, String below, @Nullable Long owner) {
        return owner == null ? folder.folder(below) : uploads.of(id, owner);
    }

    void counted(UUID id, int total) {
        database.sql("update custody_import set total = :total where id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    /// Ends an import; what was uploaded for it goes with its key.
    ///
    /// @param stopped why, or null if it went to its end
    void end(CustodyImport ended, @Nullable String stopped) throws IOException {
        int files = database.sql("select count(*) from custody_import_file where import = :id")
                .param("id", ended.id())
                .query(Integer.class)
                .single();
        database.sql("update custody_import set state = :state, done_at = :now, reason = :reason, key_owner = null"
                        + " where id = :id and state = 'running'")
                .param("state", stopped == null ? "done" : "stopped")
                .param("now", at(clock.instant()))
                .param("reason", stopped)
                .param("id", ended.id())
                .update();
        if (ended.keyOwner().isPresent()) {
            keys.erase(clock.instant(), ended.keyOwner().getAsLong());
            uploads.delete(ended.id(), files);
        }
    }

    Optional<CustodyImport> find(UUID id) {
        return database.sql("select * from custody_import where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The latest first.
    List<CustodyImport> latest(int most) {
        return database.sql("select * from custody_import order by asked_at desc, id desc limit :most")
                .param("most", most)
                .query(this::read)
                .list();
    }

    private CustodyImport read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Actor actor = new Actor(
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                Role.of(row.getString("asked_role")).orElseThrow(),
                row.getObject("organisation", UUID.class));
        Long owner = row.getObject("key_owner", Long.class);
        Integer mostGone = row.getObject("most_gone", Integer.class);
        Integer total = row.getObject("total", Integer.class);
        Map<String, Integer> outcomes = rows.outcomes(id);
        return new CustodyImport(
                id,
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("state"),
                actor,
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("folder"),
                row.getString("list"),
                owner == null ? OptionalLong.empty() : OptionalLong.of(owner),
                moment(row, "as_of"),
                mostGone == null ? OptionalInt.empty() : OptionalInt.of(mostGone),
                total == null ? OptionalInt.empty() : OptionalInt.of(total),
                outcomes,
                moment(row, "done_at"),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

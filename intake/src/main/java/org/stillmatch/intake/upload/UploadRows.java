package org.stillmatch.intake.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.original.Originals;

/// The rows of uploads and their files; only those of the organisation that sent them.
final class UploadRows {
    private final JdbcClient client;
    private final Originals originals;

    UploadRows(JdbcClient client, Originals originals) {
        this.client = client;
        this.originals = originals;
    }

    /// @param sender who began it
    record Row(UUID id, Actor sender, Instant beganAt, long owner, boolean cleared) {}

    void insert(Row row) {
        client.sql("insert into upload values (:id, :organisation, :by, :role, :at, :owner, null)")
                .param("id", row.id())
                .param("organisation", row.sender().organisation())
                .param("by", row.sender().account())
                .param("role", row.sender().role().code())
                .param("at", row.beganAt().atOffset(ZoneOffset.UTC))
                .param("owner", row.owner())
                .update();
    }

    Row of(Actor actor, UUID id, boolean lock) {
        return client.sql("select * from upload where id = :id and organisation_id = :organisation"
                        + (lock ? " for update" : ""))
                .param("id", id)
                .param("organisation", actor.organisation())
                .query(UploadRows::row)
                .optional()
                .orElseThrow(() -> Refusal.notFound("upload"));
    }

    /// For the service, at work on what was sent.
    Optional<Row> ofFile(UUID file) {
        return client.sql("select u.* from upload u join upload_file f on f.upload_id = u.id where f.id = :file")
                .param("file", file)
                .query(UploadRows::row)
                .optional();
    }

    Optional<Row> any(UUID id) {
        return client.sql("select * from upload where id = :id")
                .param("id", id)
                .query(UploadRows::row)
                .optional();
    }

    List<Row> latest(Actor actor, int most) {
        return client.sql("""
                        select * from upload where organisation_id = :organisation and cleared_at is null
                        order by began_at desc, id limit :most
                        """)
                .param("organisation", actor.organisation())
                .param("most", most)
                .query(UploadRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new Actor(
                        row.getObject("began_by", UUID.class),
                        "",
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getObject("organisation_id", UUID.class)),
                row.getTimestamp("began_at").toInstant(),
                row.getLong("owner"),
                row.getTimestamp("cleared_at") != null);
    }

    List<UploadFile> files(Row upload) {
        return client.sql("select * from upload_file where upload_id = :upload order by number")
                .param("upload", upload.id())
                .query((row, number) -> file(upload, row))
                .list();
    }

    UploadFile file(Row upload, UUID id, boolean lock) {
        return client.sql("select * from upload_file where id = :id and upload_id = :upload"
                        + (lock ? " for update" : ""))
                .param("id", id)
                .param("upload", upload.id())
                .query((row, number) -> file(upload, row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    private UploadFile file(Row upload, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new UploadFile(
                id,
                upload.id(),
                row.getInt("number"),
                originals.openText(upload.owner(), place(id), row.getBytes("name")),
                row.getLong("bytes"),
                Optional.ofNullable(row.getString("sha256")),
                row.getLong("received"),
                UploadFile.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getObject("original_id", UUID.class)),
                row.getBoolean("sent_before"));
    }

    void insert(Row upload, UUID id, int number, NewFile file) {
        client.sql("""
                        insert into upload_file (id, upload_id, number, name, bytes, sha256, state)
                        values (:id, :upload, :number, :name, :bytes, :sha256, 'arriving')
                        """)
                .param("id", id)
                .param("upload", upload.id())
                .param("number", number)
                .param("name", originals.sealText(upload.owner(), place(id), file.name()))
                .param("bytes", file.bytes())
                .param("sha256", file.sha256().orElse(null))
                .update();
    }

    void received(UUID file, long bytes) {
        client.sql("update upload_file set received = :bytes where id = :id and state = 'arriving'")
                .param("bytes", bytes)
                .param("id", file)
                .update();
    }

    void state(UUID file, UploadFile.State state, Optional<String> reason) {
        client.sql("update upload_file set state = :state, reason = :reason where id = :id")
                .param("state", state.words())
                .param("reason", reason.orElse(null))
                .param("id", file)
                .update();
    }

    void kept(UUID file, UUID original, boolean before) {
        client.sql("""
                        update upload_file set state = 'kept', original_id = :original, sent_before = :before
                        where id = :id
                        """)
                .param("original", original)
                .param("before", before)
                .param("id", file)
                .update();
    }

    /// Whether an original is among the files of an upload that was not cleared yet.
    boolean waitsElsewhere(UUID original) {
        return client.sql("""
                        select 1 from upload_file f join upload u on u.id = f.upload_id
                        where f.original_id = :original and u.cleared_at is null limit 1
                        """)
                .param("original", original)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    void cleared(UUID upload, Instant at) {
        client.sql("update upload set cleared_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", upload)
                .update();
    }

    private static String place(UUID file) {
        return "upload file " + file;
    }
}

package org.stillmatch.casework.repack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.models.Pack;
import org.stillmatch.template.PackId;

/// The repacks and the images that they do not cover.
@Component
final class RepackRows {
    private static final String SELECT = """
            select r.*, (select count(*) from repack_refused x join custody_image i on i.id = x.image
                where x.repack = r.id and i.state = 'held') as refused from repack r\s""";

    private final JdbcClient database;

    RepackRows(JdbcClient database) {
        this.database = database;
    }

    /// Repacks begin and end one at a time.
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('repack'))")
                .query((row, n) -> n)
                .list();
    }

    void insert(UUID id, Actor actor, Pack pack, String folder, Instant now) {
        database.sql("""
                        insert into repack (id, state, organisation_id, pack, pack_name, folder, started_by,
                            started_by_name, started_at)
                        values (:id, 'running', :organisation, :pack, :name, :folder, :by, :byName, :now)
                        """)
                .param("id", id)
                .param("organisation", actor.organisation())
                .param("pack", pack.id().sha256())
                .param("name", pack.name())
                .param("folder", folder)
                .param("by", actor.account())
                .param("byName", actor.name())
                .param("now", at(now))
                .update();
    }

    void covered(UUID id, Instant now) {
        database.sql("update repack set state = 'covered', covered_at = :now where id = :id and state = 'running'")
                .param("id", id)
                .param("now", at(now))
                .update();
    }

    void end(UUID id, RepackState state, Actor actor, @Nullable String reason, Instant now) {
        database.sql("""
                        update repack set state = :state, ended_by = :by, ended_by_name = :name, ended_at = :now,
                            reason = :reason where id = :id
                        """)
                .param("state", state.words())
                .param("by", actor.account())
                .param("name", actor.name())
                .param("now", at(now))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /// The disk is as the rows of all that have ended say.
    void settled() {
        database.sql("update repack set settled = true where state in ('switched', 'stopped') and not settled")
                .update();
    }

    /// One whose end the disk may not have seen.
    Optional<Repack> unsettled() {
        return database.sql(
                        SELECT + "where state in ('switched', 'stopped') and not settled order by number desc limit 1")
                .query(RepackRows::read)
                .optional();
    }

    Optional<Repack> underWay() {
        return database.sql(SELECT + "where state in ('running', 'covered')")
                .query(RepackRows::read)
                .optional();
    }

    Optional<Repack> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(RepackRows::read)
                .optional();
    }

    List<Repack> latest(int most) {
        return database.sql(SELECT + "order by number desc limit :most")
                .param("most", most)
                .query(RepackRows::read)
                .list();
    }

    void progress(UUID id, int templates) {
        database.sql("update repack set templates = :templates, trouble = null where id = :id")
                .param("templates", templates)
                .param("id", id)
                .update();
    }

    void trouble(UUID id, String why) {
        database.sql("update repack set trouble = :why where id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    /// Notes why no template can be made of images, those among them that are still there.
    void refuse(UUID id, Map<UUID, String> reasons) {
        database.sql("""
                        insert into repack_refused (repack, image, reason)
                        select :id, v.image, v.reason
                        from unnest(cast(:images as uuid[]), :reasons) as v(image, reason)
                        join custody_image i on i.id = v.image
                        on conflict (repack, image) do update set reason = excluded.reason
                        """)
                .param("id", id)
                .param("images", texts(reasons.keySet()))
                .param("reasons", reasons.values().toArray(String[]::new))
                .update();
    }

    /// Forgets what was noted of images of which there is a template now.
    void accept(UUID id, Collection<UUID> images) {
        database.sql("delete from repack_refused where repack = :id and image = any(cast(:images as uuid[]))")
                .param("id", id)
                .param("images", texts(images))
                .update();
    }

    Set<UUID> refused(UUID id) {
        return new HashSet<>(database.sql("select image from repack_refused where repack = :id")
                .param("id", id)
                .query(UUID.class)
                .list());
    }

    /// The first of the images that are held and not covered.
    List<NotCovered> notCovered(UUID id, int most) {
        return database.sql("""
                        select x.image, i.subject, i.source_id, x.reason from repack_refused x
                        join custody_image i on i.id = x.image where x.repack = :id and i.state = 'held'
                        order by x.reason, x.image limit :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new NotCovered(
                        row.getObject("image", UUID.class),
                        row.getInt("subject"),
                        row.getString("source_id"),
                        row.getString("reason")))
                .list();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Repack read(ResultSet row, int number) throws SQLException {
        return new Repack(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                RepackState.of(row.getString("state")),
                row.getObject("organisation_id", UUID.class),
                new PackId(row.getString("pack")),
                row.getString("pack_name"),
                row.getString("folder"),
                row.getString("started_by_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                moment(row, "covered_at"),
                Optional.ofNullable(row.getString("ended_by_name")),
                moment(row, "ended_at"),
                Optional.ofNullable(row.getString("reason")),
                row.getInt("templates"),
                row.getInt("refused"),
                Optional.ofNullable(row.getString("trouble")));
    }
}

package org.stillmatch.casework.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.casework.custody.Particulars;

/// What the gallery on the disk asks of the register, and tells it.
public final class GalleryRows {
    private static final String SELECT = """
            select i.id, i.subject, i.sha256, i.view, i.captured_on, i.basis, i.review_on, i.reason, c.slot,
                s.born_on, s.cohort from custody_image i join custody_subject s on s.id = i.subject
                left join custody_slot c on c.image = i.id where\s""";

    private final JdbcClient database;

    public GalleryRows(JdbcClient database) {
        this.database = database;
    }

    /// An image, as the gallery should have it.
    ///
    /// @param slot where the register believes it to be
    public record Row(Particulars particulars, OptionalInt slot) {}

    /// How far the gallery had come when it was last confirmed.
    public record Mark(long operations, String leafRoot) {}

    /// Images with ids greater than one, ascending.
    public List<Row> after(UUID id, int most) {
        return database.sql(SELECT + "i.id > :after order by i.id limit :most")
                .param("after", id)
                .param("most", most)
                .query(GalleryRows::read)
                .list();
    }

    /// Those of some images that there are.
    public List<Row> of(Collection<UUID> ids) {
        return database.sql(SELECT + "i.id = any(cast(:ids as uuid[]))")
                .param("ids", texts(ids))
                .query(GalleryRows::read)
                .list();
    }

    /// Notes where images lie.
    public void placed(Map<UUID, Integer> slots) {
        database.sql("insert into custody_slot (image, slot) select * from unnest(cast(:ids as uuid[]), :slots)"
                        + " on conflict (image) do update set slot = excluded.slot")
                .param("ids", texts(slots.keySet()))
                .param("slots", slots.values().stream().mapToInt(slot -> slot).toArray())
                .update();
    }

    /// Notes that the gallery does not have these images.
    public void missing(Collection<UUID> ids) {
        database.sql("delete from custody_slot where image = any(cast(:ids as uuid[]))")
                .param("ids", texts(ids))
                .update();
    }

    public Optional<Mark> mark() {
        return database.sql("select operations, leaf_root from custody_gallery")
                .query((row, number) -> new Mark(row.getLong("operations"), row.getString("leaf_root")))
                .optional();
    }

    public void mark(Mark mark) {
        database.sql("insert into custody_gallery (operations, leaf_root) values (:operations, :root) on conflict (one)"
                        + " do update set operations = excluded.operations, leaf_root = excluded.leaf_root")
                .param("operations", mark.operations())
                .param("root", mark.leafRoot())
                .update();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        int slot = row.getInt("slot");
        OptionalInt at = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(slot);
        return new Row(
                new Particulars(
                        row.getObject("id", UUID.class),
                        row.getInt("subject"),
                        Optional.ofNullable(row.getString("sha256")),
                        Optional.ofNullable(row.getString("view")),
                        Optional.ofNullable(row.getObject("captured_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("born_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("basis")),
                        Optional.ofNullable(row.getObject("review_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("cohort")),
                        Optional.ofNullable(row.getString("reason"))),
                at);
    }
}

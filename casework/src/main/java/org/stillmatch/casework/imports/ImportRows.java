package org.stillmatch.casework.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.register.Forgetting;

/// What came of the rows of imports. What it says of a subject goes with the subject.
@Component
public final class ImportRows implements Forgetting {
    private static final int PAGE = 1_000;

    private final JdbcClient database;

    public ImportRows(JdbcClient database) {
        this.database = database;
    }

    /// Notes what a row came to; in the transaction that does it, if one is open.
    void note(UUID of, Entry entry, @Nullable Integer subject, Outcome outcome, String reason) {
        note(of, entry.row(), entry.path(), entry.image(), subject, outcome, reason);
    }

    void note(UUID of, int row, String path, String image, @Nullable Integer subject, Outcome outcome, String reason) {
        database.sql("insert into custody_import_row (import, row, path, image, subject, outcome, reason)"
                        + " values (:import, :row, :path, :image, :subject, :outcome, :reason)")
                .param("import", of)
                .param("row", row)
                .param("path", shown(path))
                .param("image", shown(image))
                .param("subject", subject)
                .param("outcome", outcome.code())
                .param("reason", reason)
                .update();
    }

    private static String shown(String text) {
        return Limit.shown(text.replace("\0", ""));
    }

    /// The rows that are done with.
    BitSet done(UUID of) {
        BitSet done = new BitSet();
        database
                .sql("select row from custody_import_row where import = :import")
                .param("import", of)
                .query(Integer.class)
                .stream()
                .forEach(done::set);
        return done;
    }

    Map<String, Integer> outcomes(UUID of) {
        Map<String, Integer> counts = new TreeMap<>();
        database.sql("select outcome, count(*) as rows from custody_import_row where import = :import group by outcome")
                .param("import", of)
                .query((row, number) -> counts.put(row.getString("outcome"), row.getInt("rows")))
                .list();
        return counts;
    }

    /// Rows of one outcome, the first ones.
    public List<ImportRow> of(UUID of, Outcome outcome, int most) {
        return database.sql("select row, path, image, outcome, reason from custody_import_row"
                        + " where import = :import and outcome = :outcome order by row limit :most")
                .param("import", of)
                .param("outcome", outcome.code())
                .param("most", most)
                .query(ImportRows::read)
                .list();
    }

    /// All rows in their order, some at a time.
    public void each(UUID of, Consumer<ImportRow> reader) {
        int after = 0;
        while (true) {
            List<ImportRow> page = database.sql("select row, path, image, outcome, reason from custody_import_row"
                            + " where import = :import and row > :after order by row limit " + PAGE)
                    .param("import", of)
                    .param("after", after)
                    .query(ImportRows::read)
                    .list();
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().row();
        }
    }

    private static ImportRow read(ResultSet row, int number) throws SQLException {
        return new ImportRow(
                row.getInt("row"),
                row.getString("path"),
                row.getString("image"),
                row.getString("outcome"),
                row.getString("reason"));
    }

    @Override
    public void forget(int subject) {
        database.sql("""
                        update custody_import_row set path = '', image = '', subject = null
                        where subject = :subject
                            or image in (select source_id from custody_image where subject = :subject)
                            or image in (select source_id from recorded_offence where subject = :subject)
                        """).param("subject", subject).update();
    }
}

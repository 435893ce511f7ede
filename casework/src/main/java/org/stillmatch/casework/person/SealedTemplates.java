package org.stillmatch.casework.person;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// The templates of linked stills, each sealed under its still's own key. They are there while a linking is in
/// force, for it alone, and no answer shows them.
final class SealedTemplates {
    private final JdbcClient database;
    private final OpenedStills stills;

    SealedTemplates(JdbcClient database, OpenedStills stills) {
        this.database = database;
        this.stills = stills;
    }

    /// Empty if there is none of this face by this pack, or its key is gone.
    Optional<Template> of(Linkable still, PackId pack) {
        return database.sql("select face, pack, sealed from still_template where still = :still")
                .param("still", still.still())
                .query((row, number) -> new Kept(row.getInt(1), row.getString(2), row.getBytes(3)))
                .optional()
                .filter(kept -> kept.face == still.face() && kept.pack.equals(pack.sha256()))
                .flatMap(kept -> stills.open(still.still(), kept.sealed))
                .map(text -> Template.ofComponents(pack, components(text)));
    }

    /// Keeps one within the open transaction, in place of what there was of the still.
    void keep(Linkable still, UUID linking, Template template) {
        database.sql("""
                        insert into still_template (still, face, pack, linking, sealed)
                        values (:still, :face, :pack, :linking, :sealed)
                        on conflict (still) do update set face = excluded.face, pack = excluded.pack,
                            linking = excluded.linking, sealed = excluded.sealed
                        """)
                .param("still", still.still())
                .param("face", still.face())
                .param("pack", template.pack().sha256())
                .param("linking", linking)
                .param("sealed", stills.seal(still.still(), text(template)))
                .update();
    }

    /// What is kept of a submission's stills goes, within the open transaction.
    void forget(UUID submission) {
        database.sql("""
                        delete from still_template using still
                        where still.id = still_template.still and still.submission_id = :submission
                        """).param("submission", submission).update();
    }

    private static final class Kept {
        private final int face;
        private final String pack;
        private final byte[] sealed;

        Kept(int face, String pack, byte[] sealed) {
            this.face = face;
            this.pack = pack;
            this.sealed = sealed;
        }
    }

    private static String text(Template template) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Short.BYTES * template.dimension()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(template.components());
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static short[] components(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        short[] components = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(components);
        return components;
    }
}

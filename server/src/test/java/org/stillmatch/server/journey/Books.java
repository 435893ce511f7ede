package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.database.Database;

/// Looks into the tables of a running service, from outside.
final class Books implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final Database database;
    private final JdbcClient client;

    Books(Path data) throws IOException {
        this.database = Database.beside(data.resolve("database"), CONNECTIONS);
        this.client = JdbcClient.create(database.source());
    }

    long count(String sql, Object... parameters) {
        return client.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    /// Each act that was acknowledged is on record once.
    void requireOnce(List<Careful.Done> done) {
        for (Careful.Done act : done) {
            assertEquals(
                    1,
                    count(
                            "select count(*) from audit_act a join audit_about b on b.act = a.id"
                                    + " where a.name = ? and b.id = ?",
                            act.act(),
                            act.thing()),
                    act::toString);
        }
    }

    /// Acts of this name, acknowledged or not.
    long acts(String name) {
        return count("select count(*) from audit_act where name = ?", name);
    }

    /// Nothing that the gallery on the disk was asked for is left to do, and every image has a slot of its own.
    void requireGalleryFollowed() {
        while (count("select count(*) from custody_intent") > 0) {
            // The gallery follows at once.
        }
        long images = count("select count(*) from custody_image");
        assertEquals(images, count("select count(distinct image) from custody_slot"), "images that have a slot");
        assertEquals(images, count("select count(distinct slot) from custody_slot"), "slots of images");
    }

    /// Every act has its place, and there is no place without one; waits for what is on its way.
    ///
    /// @return how many there are
    long requireLogWithoutGap() {
        while (count("select count(*) from audit_pending") > 0) {
            // The sequencer takes less than a second.
        }
        long acts = count("select count(*) from audit_act");
        assertEquals(acts, count("select count(*) from audit_leaf"), "acts and their places");
        assertEquals(acts, count("select max(index) + 1 from audit_leaf"), "the last place");
        return acts;
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}

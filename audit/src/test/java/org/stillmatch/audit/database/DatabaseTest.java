package org.stillmatch.audit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasGivenOverARestart() throws Exception {
        Path data = folder.resolve("database");
        try (Database database = Database.embedded(data, 2)) {
            JdbcClient client = JdbcClient.create(database.source());
            assertEquals("on", client.sql("show fsync").query(String.class).single());
            assertEquals(
                    "on",
                    client.sql("show synchronous_commit").query(String.class).single());
            client.sql("insert into organisation values (gen_random_uuid(), 'The force', 'force', now())")
                    .update();
        }
        try (Database database = Database.embedded(data, 2)) {
            assertEquals(
                    "The force",
                    JdbcClient.create(database.source())
                            .sql("select name from organisation")
                            .query(String.class)
                            .single());
        }
    }

    @Test
    void refusesADatabaseThatMayLoseWhatItAcknowledged() throws Exception {
        try (EmbeddedPostgres forgetful = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            IOException refused = assertThrows(
                    IOException.class,
                    () -> Database.at(forgetful.getJdbcUrl("postgres", "postgres"), "postgres", "", 2));

            assertTrue(String.valueOf(refused.getMessage()).contains("off"), refused::getMessage);
        }
    }
}

package org.stillmatch.audit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
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
    void comesBackWithAllThatWasCommittedWhenItsServerIsKilled() throws Exception {
        Path data = folder.resolve("database");
        try (Database database = Database.embedded(data, 2)) {
            JdbcClient client = JdbcClient.create(database.source());
            for (int kill = 1; kill <= 3; kill++) {
                client.sql("insert into organisation values (gen_random_uuid(), ?, 'retailer', now())")
                        .param("Retailer " + kill)
                        .update();
                long process = Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
                ProcessHandle postgres = ProcessHandle.of(process).orElseThrow();
                postgres.destroyForcibly();
                postgres.onExit().join();

                assertEquals(kill, retailers(client));
            }
        }
        assertEquals(Optional.empty(), EmbeddedServer.running(data));
    }

    /// Asks until it is answered.
    private static int retailers(JdbcClient client) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return client.sql("select count(*) from organisation where kind = 'retailer'")
                        .query(Integer.class)
                        .single();
            } catch (DataAccessException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
            }
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

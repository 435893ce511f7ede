package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    private void assertRefused(int code, String said, Object... arguments) {
        Cli run = Cli.run(arguments);

        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertFalse(run.err().contains("\tat "), "no stack trace");
        assertTrue(run.err().lines().count() <= 2, run.err());
        assertEquals("", run.out());
    }

    @Test
    void itSaysItsVersionAndHowItIsUsed() {
        assertEquals(0, Cli.run("--version").code());
        assertTrue(Cli.run("--version").out().startsWith("Stillmatch "));
        for (List<String> command :
                List.of(List.of("--help"), List.of("enrol", "--help"), List.of("status", "--help"))) {
            Cli help = Cli.run(command.toArray());
            assertEquals(0, help.code());
            assertTrue(help.out().contains("Usage: stillmatch"));
        }
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        Path manifest = Files.writeString(folder.resolve("custody.csv"), "path,subject,colour\n");
        Path none = folder.resolve("none");

        assertRefused(2, "Say what to do");
        assertRefused(2, "no-such-command", "no-such-command");
        assertRefused(2, "--manifest", "enrol", "--data", none);
        assertRefused(2, "--threads", "enrol", "--data", none, "--manifest", manifest, "--threads", "0");
        assertRefused(2, "--no-such-option", "status", "--data", none, "--no-such-option");
        assertRefused(2, "'colour'", "enrol", "--data", none, "--manifest", manifest);
        assertRefused(2, "There is no manifest", "enrol", "--data", none, "--manifest", folder.resolve("none.csv"));
        assertRefused(2, "is no data directory", "status", "--data", none);
        assertFalse(Files.exists(none), "nothing is made by what is refused");
    }

    @Test
    void aDirectoryOfTheServiceEndsWithTwo() throws Exception {
        Files.writeString(folder.resolve("stillmatch.json"), "{\"format\":2,\"kind\":\"casework\"}");

        assertRefused(2, "authority", "status", "--data", folder);
    }

    @Test
    void aFailureEndsWithThreeAndShowsWhereOnlyOnRequest() throws Exception {
        Files.writeString(folder.resolve("stillmatch.json"), "{");

        assertRefused(3, "backup", "status", "--data", folder);
        Cli debugged = Cli.run("status", "--debug", "--data", folder);
        assertEquals(3, debugged.code());
        assertTrue(debugged.err().contains("\tat org.stillmatch."));
    }
}

package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a data directory that the service keeps, the command line does nothing that needs an authority.
class CaseworkCommandLineTest {
    @TempDir
    Path folder;

    private Path directory;
    private Path still;

    @BeforeEach
    void keepByTheService() throws IOException {
        directory = Files.createDirectory(folder.resolve("data"));
        Files.writeString(directory.resolve("stillmatch.json"), """
                {"format": 2, "kind": "casework", "pack": {"id": "%s", "name": "any", "dimension": 128},
                 "created": "2026-03-01T12:00:00Z", "keys": "%s"}
                """.formatted("0".repeat(64), "0".repeat(32)));
        still = Files.write(folder.resolve("still.jpg"), new byte[100]);
    }

    @Test
    void enrolSearchEraseRepackAndReplayHaveNoAuthorityThere() throws IOException {
        Path manifest = Files.writeString(folder.resolve("custody.csv"), "path,subject\nstill.jpg,1\n");
        Path receipt = Files.writeString(folder.resolve("receipt.json"), "{}");
        Map<String, String> before = contents();

        for (List<Object> words : List.<List<Object>>of(
                List.of("enrol", "--data", directory, "--manifest", manifest),
                List.of("search", "--data", directory, still),
                List.of("search", "--data", directory, "--enquiry", "1", still),
                List.of("erase", "--data", directory, "1"),
                List.of("repack", "--data", directory, "--pack", folder),
                List.of("replay", receipt, "--data", directory))) {
            Cli run = Cli.run(words.toArray());

            assertEquals(ExitCode.USAGE, run.code(), () -> words + ": " + run.out() + run.err());
            assertTrue(run.out().isEmpty(), run::out);
        }
        assertEquals(before, contents());
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
        }
        return contents;
    }
}

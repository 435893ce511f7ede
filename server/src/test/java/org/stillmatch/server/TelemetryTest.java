package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNetworksRuntimeWritesNothingDownAndALongCommandLineDoesNotCrashIt() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("custody.csv"), "path,subject\n");
        ProcessBuilder child = ChildProcess.of(
                "enrol", "--data", folder.resolve("data").toString(), "--manifest", folder + "/custody.csv");
        // As long as the names of a few hundred stills.
        child.command().add(1, "-Dstills=" + "still.jpg ".repeat(4_000));
        child.environment().put("HOME", home.toString());
        child.environment().remove("ORT_DISABLE_TELEMETRY");

        int code = child.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start()
                .waitFor();

        assertEquals(0, code, Files.readString(folder.resolve("out.txt")));
        try (Stream<Path> files = Files.walk(home)) {
            assertEquals(List.of(home), files.toList());
        }
    }
}

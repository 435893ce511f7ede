package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    @TempDir
    Path temp;

    @Test
    void aFolderIsFilledOnce() throws Exception {
        List<Path> filled = new ArrayList<>();
        Cache cache = new Cache(temp.resolve("not/there/yet"));
        for (int i = 0; i < 2; i++) {
            Path folder = cache.folder("f", fresh -> {
                filled.add(fresh);
                Files.writeString(fresh.resolve("file"), "content");
            });
            assertEquals("content", Files.readString(folder.resolve("file")));
        }
        assertEquals(1, filled.size());
    }

    @Test
    void aFillingThatFailsLeavesNothingAndMayBeRepeated() throws Exception {
        Cache cache = new Cache(temp);
        assertThrows(
                PackException.class,
                () -> cache.folder("f", fresh -> {
                    Files.writeString(fresh.resolve("half"), "");
                    throw new PackException("on purpose");
                }));
        assertFalse(Files.exists(temp.resolve("f")));
        assertTrue(Files.isDirectory(cache.folder("f", fresh -> {})));
    }

    @Test
    void whatAKilledProcessLeftIsSweptAway() throws Exception {
        Files.createDirectories(temp.resolve("f.building"));
        Files.writeString(temp.resolve("f.building/half"), "");
        Path folder = new Cache(temp).folder("f", fresh -> {});
        assertFalse(Files.exists(folder.resolve("half")));
    }

    @Test
    void ofSeveralProcessesAtOnceOneFillsAndAllSeeTheResult() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Filling.class.getName(),
                            temp.toString())
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertEquals("x", Files.readString(temp.resolve("log")));
    }

    /// Fills a folder, slowly enough that others come while it does, and logs an x.
    static final class Filling {
        private Filling() {}

        public static void main(String[] arguments) throws PackException, IOException {
            Path root = Path.of(arguments[0]);
            Path folder = new Cache(root).folder("f", fresh -> {
                for (int i = 0; i < 300; i++) {
                    Files.write(fresh.resolve("part" + i), new byte[10_000]);
                }
                Path log = root.resolve("log");
                Files.writeString(log, Files.exists(log) ? Files.readString(log) + "x" : "x");
            });
            for (int i = 0; i < 300; i++) {
                if (Files.size(folder.resolve("part" + i)) != 10_000) {
                    throw new IllegalStateException("part " + i + " is incomplete");
                }
            }
        }
    }

    @Test
    void theEnvironmentSaysWhereTheCacheIs() throws Exception {
        Path home = temp.resolve("home");
        assertEquals(home.resolve(".cache/stillmatch/f"), folder(Map.of("XDG_CACHE_HOME", " "), home));
        Map<String, String> xdg = Map.of("XDG_CACHE_HOME", temp.resolve("xdg").toString());
        assertEquals(temp.resolve("xdg/stillmatch/f"), folder(xdg, home));
        Map<String, String> own = Map.of(
                "XDG_CACHE_HOME",
                temp.resolve("xdg").toString(),
                "STILLMATCH_CACHE",
                temp.resolve("own").toString());
        assertEquals(temp.resolve("own/f"), folder(own, home));
    }

    private static Path folder(Map<String, String> environment, Path home) throws PackException {
        return Cache.of(environment, home).folder("f", fresh -> {});
    }

    @Test
    void aCacheThatCannotBeWrittenSaysWhatToDo() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        PackException e = assertThrows(PackException.class, () -> new Cache(file).folder("f", fresh -> {}));
        assertTrue(e.toString().contains("STILLMATCH_CACHE"), e.toString());
    }
}

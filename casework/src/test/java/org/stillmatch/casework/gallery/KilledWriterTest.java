package org.stillmatch.casework.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.RealDisk;

/// Many times, a process that enrols and erases is killed with SIGKILL; the gallery goes on from where it was.
@Tag("measured")
class KilledWriterTest {
    private static final int KILLS = Effort.of(20, 200);

    @TempDir
    private Path folder;

    private final RealDisk disk = new RealDisk();
    private final Random random = new Random(60);

    /// Slot and group of each image whose enrolment was acknowledged.
    private final Map<Integer, Integer> enrolled = new TreeMap<>();

    private final Set<Integer> erased = new HashSet<>();
    private final Set<Integer> perhapsErased = new HashSet<>();

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterwards() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path keys = Files.createDirectory(folder.resolve("keys"));
        try (KeyRing ring = KeyRing.create(disk, keys.resolve("ring"), Galleries.random(61))) {
            GalleryWriter.create(place(data), ring, Galleries.settings(62)).close();
        }
        int groups = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killOne(data, keys, groups);
            groups = check(data, keys);
        }
        assertTrue(enrolled.size() > KILLS, "enrolled: " + enrolled.size());
        assertFalse(erased.isEmpty());
        System.out.println("figure: " + KILLS + " kills, " + enrolled.size() + " enrolments and " + erased.size()
                + " erasures acknowledged, none lost");
    }

    private GalleryPlace place(Path data) {
        return new GalleryPlace(disk, data.resolve("gallery"), Galleries.PACK, Galleries.DIMENSION);
    }

    private void killOne(Path data, Path keys, int groups) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString(),
                        keys.toString(),
                        Long.toString(random.nextLong()),
                        Integer.toString(groups))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            int acts = 1 + random.nextInt(40);
            String line = said.readLine();
            while (line != null) {
                lines.add(line);
                if (lines.size() == acts) {
                    // By its handle: the process itself would close the pipe with what was said last.
                    process.toHandle().destroyForcibly();
                }
                line = said.readLine();
            }
        }
        process.waitFor();
        assertEquals("", Files.readString(folder.resolve("errors")));
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("enrolled") && words.length == 3) {
                enrolled.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            } else if (words[0].equals("erased")) {
                erased.add(Integer.parseInt(words[1]));
            } else {
                perhapsErased.add(Integer.parseInt(words[1]));
            }
        }
    }

    /// @return the lowest group that nobody had
    private int check(Path data, Path keys) throws IOException {
        try (KeyRing ring = KeyRing.open(disk, keys.resolve("ring"), Galleries.random(63));
                GalleryWriter writer =
                        GalleryWriter.open(place(data), ring, Visitor.NONE, Galleries.settings(random.nextLong()))) {
            GalleryStore store = writer.store();
            assertTrue(store.opening().sound(), store.opening()::toString);
            assertTrue(store.verify().sound());
            Map<Integer, String> found = Galleries.content(store);
            int groups = 0;
            for (int slot = 0; slot < store.now().slots(); slot++) {
                int group = store.index().slots().group(slot);
                groups = Math.max(groups, group + 1);
                assertEquals(group, enrolled.computeIfAbsent(slot, s -> group));
                boolean held = found.containsKey(slot);
                assertTrue(!held || !erased.contains(group), "group " + group + " was erased");
                assertTrue(held || perhapsErased.contains(group), "slot " + slot + " was not erased");
            }
            assertEquals(store.now().slots(), enrolled.size(), "nothing acknowledged is lost");
            // A key may have been made for a group whose enrolment was not acknowledged.
            return groups;
        }
    }
}

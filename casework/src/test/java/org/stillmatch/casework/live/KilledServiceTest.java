package org.stillmatch.casework.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.register.Registers.TODAY;
import static org.stillmatch.casework.register.Registers.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.register.Registers;

/// A service is killed while it changes the gallery, between each two steps and at random; nothing is lost and nothing
/// is there twice.
@Tag("measured")
class KilledServiceTest {
    private static final List<String> STEPS =
            List.of("committed", "on the disk", "in memory", "confirmed", "out of memory", "keys gone");
    private static final int TIMES_A_STEP = Effort.of(1, 4);
    private static final int AT_RANDOM = Effort.of(4, 26);

    @TempDir
    private Path folder;

    private final Random random = new Random(70);
    /// The subject of each image whose enrolment was acknowledged, -1 for one who is never erased.
    private final Map<String, Integer> enrolled = new HashMap<>();
    private final Set<Integer> erased = new HashSet<>();
    private final Set<UUID> withdrawn = new HashSet<>();
    private TestDatabase database;
    private long seed;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhatWasTakenOutIsNot() throws Exception {
        int kills = 0;
        for (String step : STEPS) {
            for (int times = 1; times <= TIMES_A_STEP; times++) {
                kill(step, times, Integer.MAX_VALUE);
                check();
                kills++;
            }
        }
        for (int i = 0; i < AT_RANDOM; i++) {
            kill("none", 0, 1 + random.nextInt(30));
            check();
            kills++;
        }
        System.out.println("figure: " + kills + " kills of the live gallery, " + enrolled.size()
                + " enrolments, " + withdrawn.size() + " withdrawals and " + erased.size()
                + " erasures acknowledged, none lost, none twice");
    }

    private void kill(String step, int times, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledService.class.getName(),
                        folder.toString(),
                        database.url(),
                        Long.toString(++seed),
                        step,
                        Integer.toString(times))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        int seen = 0;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                note(line.split(" "));
                if (++seen == lines) {
                    // By its handle: the process itself would close the pipe with what was said last.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int exit = process.waitFor();
        assertTrue(exit == 9 || exit == 128 + 9, () -> exit + " " + contents(folder.resolve("errors")));
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void note(String[] words) {
        switch (words[0]) {
            case "enrolled" -> enrolled.put(words[1], Integer.parseInt(words[2]));
            case "erased" -> erased.add(Integer.parseInt(words[1]));
            case "withdrawn" -> withdrawn.add(UUID.fromString(words[1]));
            default -> {
                // Only begun.
            }
        }
    }

    /// Register, gallery and search agree on every image.
    private void check() throws IOException {
        try (Lives lives = new Lives(folder, database.client(), database.transactions(), ++seed)) {
            Registers register = lives.register;
            assertEquals(List.of(), register.intents.pending(9));
            Map<UUID, Integer> onDisk = new HashMap<>();
            GalleryState state = lives.live.state();
            Set<UUID> eligible = new HashSet<>();
            for (int slot = 0; slot < state.slots(); slot++) {
                if (state.erased(slot)) {
                    continue;
                }
                Particulars said = Particulars.read(
                                state.entry(slot).orElseThrow().particulars())
                        .orElseThrow();
                assertEquals(null, onDisk.put(said.image(), slot), "an image has one slot");
                if (said.withdrawn().isEmpty()) {
                    eligible.add(said.image());
                }
            }
            Set<UUID> held = new HashSet<>();
            Set<String> sources = new HashSet<>();
            database.client()
                    .sql("select i.id, i.source_id, i.state, c.slot from custody_image i"
                            + " left join custody_slot c on c.image = i.id")
                    .query(row -> {
                        UUID id = row.getObject("id", UUID.class);
                        sources.add(row.getString("source_id"));
                        boolean there = row.getObject("slot") != null;
                        if (there) {
                            assertEquals(onDisk.get(id), row.getInt("slot"));
                        }
                        if (row.getString("state").equals("held") && there) {
                            held.add(id);
                        }
                    });
            assertEquals(held, eligible);
            withdrawn.forEach(image -> assertFalse(eligible.contains(image)));
            // Only what was on its way with a template that nobody but the caller had may have to come again.
            register.images
                    .wanted(1000)
                    .forEach(image -> assertFalse(
                            enrolled.containsKey(image.facts().sourceId()), "acknowledged and not in the gallery"));
            erased.forEach(subject -> assertFalse(lives.directory.keys().key(subject, new byte[32])));
            Searched all = lives.live.search(embedded(1), false, 200, Registers.CLOCK.instant(), TODAY);
            assertEquals(held.size(), all.matches().images() + all.notEligible().getOrDefault("review date passed", 0));
            Set<Integer> gone = new HashSet<>(register.subjects.erased());
            enrolled.forEach((source, subject) ->
                    assertTrue(sources.contains(source) || gone.contains(subject), () -> "lost: " + source));
        }
    }
}

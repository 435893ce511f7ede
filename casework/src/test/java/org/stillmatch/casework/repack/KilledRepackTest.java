package org.stillmatch.casework.repack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.face.Faces;
import org.stillmatch.template.Template;

/// A repack is killed while it builds and at each step of the switch; what comes of it is what one that nobody
/// disturbs comes to.
@Tag("measured")
class KilledRepackTest {
    private static final int PEOPLE = 10;
    private static final int LATEST_KILL_MILLIS = 500;

    @TempDir
    private Path folder;

    private final Random random = new Random(6);
    private TestDatabase database;
    private UUID policy;
    private long seed;

    @BeforeEach
    void enrol() throws Exception {
        database = TestDatabase.fresh();
        try (RepackBench bench = bench()) {
            for (Path picture : RepackBench.pictures(PEOPLE)) {
                bench.enrol(picture);
            }
            bench.custody.follow();
            bench.sign(bench.packs.pack());
            policy = bench.sign(bench.second());
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RepackBench bench() throws Exception {
        return new RepackBench(folder, database.client(), database.transactions(), ++seed, step -> {});
    }

    @Test
    void killedWhileItBuildsItGoesOnWhereItWas() throws Exception {
        for (int templates : List.of(1, 5)) {
            kill(String.valueOf(templates), 0);
            assertTrue(templates() >= templates && templates() < PEOPLE, () -> templates() + " templates");
        }
        int kills = 2;
        for (int i = 0; i < 3; i++) {
            kills += kill(KilledRepack.ONLY_BUILDS, 1 + random.nextInt(LATEST_KILL_MILLIS)) ? 1 : 0;
        }
        int before = templates();
        try (RepackBench bench = bench()) {
            bench.work();
            UUID id = bench.rows.underWay().orElseThrow().id();
            assertTrue(before >= 5, () -> before + " templates");
            assertEquals(PEOPLE, bench.repacks.see(id).templates());
            bench.repacks.switchTo(RepackBench.OWNER, id, 0);
            requireAsUndisturbed(bench);
        }
        System.out.println("figure: a repack of " + PEOPLE + " real pictures killed " + kills
                + " times comes to the same gallery");
    }

    @Test
    void killedAtAnyStepOfTheSwitchItIsFinishedByTheNextStart() throws Exception {
        for (String step : List.of("decided", "applied", "exchanged")) {
            if (!step.equals("decided")) {
                close();
                try (var files = Files.walk(folder)) {
                    files.sorted(java.util.Comparator.reverseOrder())
                            .filter(file -> !file.equals(folder))
                            .forEach(file -> file.toFile().delete());
                }
                enrol();
            }
            kill(step, 0);
            try (RepackBench bench = bench()) {
                requireAsUndisturbed(bench);
            }
            try (RepackBench bench = bench()) {
                requireAsUndisturbed(bench);
            }
        }
    }

    private int templates() {
        return database.client()
                .sql("select max(templates) from repack")
                .query(Integer.class)
                .single();
    }

    /// The new pack is in service with its policy and with the templates that it makes, each once, and nothing is
    /// left of the old one.
    private void requireAsUndisturbed(RepackBench bench) throws Exception {
        assertEquals(bench.second().id(), bench.packs.pack().id());
        assertEquals(policy, bench.policies.requireInForce().id());
        Map<String, Template> wanted = new TreeMap<>();
        try (Faces second = new Faces(bench.second())) {
            for (Path picture : RepackBench.pictures(PEOPLE)) {
                wanted.put(
                        String.valueOf(picture.getFileName()),
                        RepackBench.embedded(picture, second).template());
            }
        }
        assertEquals(wanted, bench.templates());
        assertEquals(List.of(), bench.beside());
        assertTrue(bench.rows.unsettled().isEmpty());
        assertEquals(List.of(), bench.register.images.wanted(9));
        assertEquals(1, bench.repacks.latest(9).size());
        assertEquals(RepackState.SWITCHED, bench.repacks.latest(9).getFirst().state());
        assertEquals(
                PEOPLE,
                bench.custody
                        .standings(false, org.stillmatch.casework.register.Registers.TODAY)
                        .images());
    }

    /// @param after milliseconds from when it builds on; 0 if it kills itself
    /// @return whether it was killed; a quick machine may be done before
    private boolean kill(String at, int after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRepack.class.getName(),
                        folder.toString(),
                        database.url(),
                        Long.toString(++seed),
                        at)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.equals("building")) {
                line = said.readLine();
            }
            if (after > 0) {
                if (process.waitFor(after, TimeUnit.MILLISECONDS)) {
                    assertEquals(0, process.exitValue(), () -> contents(folder.resolve("errors")));
                    return false;
                }
                process.toHandle().destroyForcibly();
            }
            int exit = process.waitFor();
            assertTrue(exit == 9 || exit == 128 + 9, () -> exit + " " + contents(folder.resolve("errors")));
            return true;
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

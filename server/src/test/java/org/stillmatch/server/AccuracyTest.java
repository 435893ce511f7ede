package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.effort.Effort;

/// How often the system as deployed is right, by the evaluate command, on pictures beside the checkout.
///
/// What is seen in pictures is kept for the tests of this class only, so that nothing is measured by halves.
@Tag("measured")
class AccuracyTest {
    private static final boolean FULL = Effort.FULL;
    private static final int LFW_PHOTOGRAPHS = 7_701;
    private static final int FOLDS = FULL ? 10 : 2;
    private static final int LFW_PEOPLE = FULL ? 4_281 : 400;

    /// Parameters were chosen on subjects 001–019.
    private static final String SUBJECTS = FULL ? "0[0-3][0-9]" : "0[23][0-9]";

    private static Path folder;

    @BeforeAll
    static void begin(@TempDir Path temp) {
        folder = temp;
    }

    @Test
    void twoPhotographsOfLfwAreToldToShowOnePersonOrTwo() throws Exception {
        Path pairs = Files.writeString(folder.resolve("pairs.csv"), new LfwPairs().csv(FOLDS));
        Path out = folder.resolve("lfw");
        Cli run = Cli.run("evaluate", "--pairs", pairs, "--out", out, "--cache", folder.resolve("cache"));
        assertTrue(run.code() <= 1, run.err());
        JsonNode verification =
                new ObjectMapper().readTree(out.resolve("report.json").toFile()).get("verification");
        double accuracy = verification.at("/folds/mean/value").asDouble();
        long withoutFace =
                run.err().lines().filter(l -> l.startsWith("Refused: ")).count();
        long photographs = Files.readAllLines(pairs).stream()
                .skip(1)
                .flatMap(l -> Stream.of(l.split(",", 3)).limit(2))
                .distinct()
                .count();
        System.out.printf(
                Locale.ROOT,
                "figure: LFW View 2, %d pairs in %d folds: %.2f %% (%.2f %% with failures counted wrong); %d of %,d"
                        + " photographs without a face%n",
                verification.get("matedPairs").asInt()
                        + verification.get("nonMatedPairs").asInt(),
                FOLDS,
                100 * accuracy,
                100 * verification.at("/folds/meanWithFailuresWrong").asDouble(),
                withoutFace,
                photographs);
        assertEquals(600 * FOLDS, Files.readAllLines(out.resolve("scores.csv")).size() - 1);
        assertTrue(accuracy >= (FULL ? 0.9935 : 0.985), "accuracy " + accuracy);
        assertTrue(withoutFace <= 5, run.err());
        if (FULL) {
            assertEquals(LFW_PHOTOGRAPHS, photographs);
        }
    }

    @Test
    void cctvFramesAreSearchedAgainstEveryMugshotView() throws Exception {
        Leads leads = search("every view", ".*");
        Leads.Count one = leads.at(0.01);
        Leads.Count five = leads.at(0.05);
        assertTrue(leads.searchableFirst() >= 0.78 * leads.searchable(), leads.words());
        assertTrue(one.wrong() <= 1, leads.words());
        if (FULL) {
            assertEquals(195, leads.probes());
            assertTrue(leads.firstByForce() >= 0.27 * 195, leads.words());
            assertTrue(leads.searchable() >= 43, leads.words());
            assertTrue(one.right() >= 29, leads.words());
            assertTrue(five.right() >= 36 && five.wrong() <= 3, leads.words());
        } else {
            assertEquals(100, leads.probes());
            assertTrue(leads.firstByForce() >= 24, leads.words());
            assertTrue(leads.searchable() >= 20, leads.words());
            assertTrue(one.right() >= 18, leads.words());
        }
    }

    @Test
    void cctvFramesAreSearchedAgainstTheViewsThatPoliceHold() throws Exception {
        Leads leads = search("front and two profiles", "Img_(13|33|53)\\.JPG");
        Leads.Count one = leads.at(0.01);
        Leads.Count five = leads.at(0.05);
        assertTrue(one.wrong() <= 1, leads.words());
        if (FULL) {
            assertEquals(195, leads.probes());
            assertTrue(one.right() >= 23, leads.words());
            assertTrue(five.right() >= 31 && five.wrong() <= 3, leads.words());
        }
    }

    /// @param views the file names of mugshots to enrol
    private static Leads search(String what, String views) throws Exception {
        List<Path> mugshots = Mugshots.of(views).stream()
                .filter(file -> Mugshots.subject(file).matches(SUBJECTS))
                .toList();
        StringBuilder gallery = new StringBuilder("path,subject\n");
        mugshots.forEach(file -> gallery.append(file)
                .append(",frmdb-")
                .append(Mugshots.subject(file))
                .append('\n'));
        for (Path first : new LfwPairs().firsts(LFW_PEOPLE)) {
            gallery.append(first)
                    .append(",lfw-")
                    .append(first.getName(first.getNameCount() - 2))
                    .append('\n');
        }
        Path out = folder.resolve(what);
        Cli run = Cli.run(
                "evaluate",
                "--gallery",
                Files.writeString(folder.resolve(what + " gallery.csv"), gallery),
                "--probes",
                Files.writeString(folder.resolve(what + " probes.csv"), frames(mugshots)),
                "--out",
                out,
                "--cache",
                folder.resolve("cache"));
        assertTrue(run.code() <= 1, run.err());
        Leads leads = Leads.read(out.resolve("candidates.csv"));
        System.out.printf(
                Locale.ROOT,
                "figure: FRMDB %s, %,d mugshots and %,d people of LFW, %s%n",
                what,
                mugshots.size(),
                LFW_PEOPLE,
                leads.words());
        return leads;
    }

    /// The full frames of the subjects of these mugshots.
    private static String frames(List<Path> mugshots) throws IOException {
        StringBuilder probes = new StringBuilder("path,subject,camera\n");
        for (Path subject : mugshots.stream()
                .map(file -> file.resolve("../..").normalize())
                .distinct()
                .toList()) {
            try (Stream<Path> frames = Files.list(subject.resolve("frames"))) {
                frames.sorted()
                        .forEach(frame -> probes.append(frame)
                                .append(",frmdb-")
                                .append(subject.getFileName())
                                .append(',')
                                .append(frame.getFileName())
                                .append('\n'));
            }
        }
        return probes.toString();
    }
}

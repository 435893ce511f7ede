package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.models.DemoPictures;

/// What evaluate takes and refuses; what it measures is tested beside `Evaluation`.
class EvaluateCommandTest {
    private static Path folder;
    private static Path gallery;
    private static Path probes;

    @BeforeAll
    static void copy(@TempDir Path temp) throws Exception {
        folder = temp;
        Path demo = DemoPictures.open().directory();
        for (String name : List.of("audrey_crop.jpg", "audrey.jpg", "cage2_crop.jpg", "cage.jpg")) {
            Files.copy(demo.resolve(name), temp.resolve(name));
        }
        gallery = list("gallery.csv", "path,subject\naudrey_crop.jpg,a\ncage2_crop.jpg,c\n");
        probes = list("probes.csv", "path,subject\naudrey.jpg,a\ncage.jpg,c\n");
    }

    @Test
    void aMeasurementEndsWithZeroAndSaysWhereTheReportIs() throws Exception {
        Cli run = evaluate("measured", "--gallery", gallery, "--probes", probes, "--threads", "1");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().contains("report.html"), run.out());
        for (String file : List.of("report.json", "report.html", "gallery.csv", "candidates.csv")) {
            assertTrue(Files.size(folder.resolve("measured").resolve(file)) > 0, file);
        }
        assertTrue(Files.isDirectory(folder.resolve("cache")), "--cache is where pictures are remembered");
    }

    @Test
    void whatIsRefusedIsNamedAndEndsWithOne() throws Exception {
        Path broken = list("broken.csv", "path,subject\naudrey_crop.jpg,a\ngone.jpg,g\n");
        Cli run = evaluate("refused", "--gallery", broken, "--probes", probes);
        assertEquals(1, run.code());
        assertEquals(
                "Refused: gone.jpg: There is no file 'gone.jpg'.", run.err().strip());
    }

    @Test
    void pairsNeedNoGallery() throws Exception {
        Path pairs =
                list("pairs.csv", "left,right,same,fold\naudrey.jpg,audrey_crop.jpg,1,1\naudrey.jpg,cage.jpg,0,1\n");
        assertEquals(0, evaluate("pairs", "--pairs", pairs).code());
        assertEquals(3, Files.readAllLines(folder.resolve("pairs/scores.csv")).size());
        assertFalse(Files.exists(folder.resolve("pairs/candidates.csv")));
    }

    @Test
    void wrongUsageEndsWithTwoAndASentence() throws Exception {
        refused("--gallery with --probes, or --pairs");
        refused("go together", "--gallery", gallery);
        refused("go together", "--probes", probes, "--pairs", probes);
        refused("'all', not 'some'", "--gallery", gallery, "--probes", probes, "--degrade", "some");
        refused("--fpir is", "--gallery", gallery, "--probes", probes, "--fpir", "2");
        refused("--threads", "--gallery", gallery, "--probes", probes, "--threads", "0");
        refused("There is no list", "--gallery", folder.resolve("none.csv"), "--probes", probes);
        refused("no column 'left'", "--pairs", probes);
        refused("a second time", "--gallery", list("twice.csv", "path,subject\na,a\na,a\n"), "--probes", probes);
        refused("gave 2 faces; at least 200", "--gallery", gallery, "--probes", probes, "--cohort", gallery);
        assertEquals(
                2, Cli.run("evaluate", "--gallery", gallery, "--probes", probes).code(), "--out is required");
    }

    private static void refused(String said, Object... arguments) {
        Cli run = evaluate("never", arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertFalse(Files.exists(folder.resolve("never/report.json")));
    }

    private static Cli evaluate(String out, Object... arguments) {
        List<Object> words =
                new ArrayList<>(List.of("evaluate", "--out", folder.resolve(out), "--cache", folder.resolve("cache")));
        words.addAll(List.of(arguments));
        return Cli.run(words.toArray());
    }

    private static Path list(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}

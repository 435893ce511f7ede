package org.stillmatch.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.Faces;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;

/// Whole measurements over the photographs of the demo.
class EvaluationTest {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final double FPIR = 0.1;

    private static DemoLists lists;
    private static Pack pack;
    private static Faces faces;
    private static Path folder;
    private static Path out;
    private static List<String> refused;
    private static Map<String, List<CSVRecord>> candidates;
    private static JsonNode report;

    @BeforeAll
    static void measure(@TempDir Path temp) throws Exception {
        folder = temp;
        lists = new DemoLists(Files.createDirectory(temp.resolve("pictures")));
        pack = DefaultPack.open();
        faces = new Faces(pack);
        out = temp.resolve("out");
        refused = run(out, lists.gallery(), lists.probes(), 2, false);
        candidates = rows(out.resolve("candidates.csv")).stream()
                .collect(Collectors.groupingBy(row -> row.get("probe"), LinkedHashMap::new, Collectors.toList()));
        report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    @Test
    void writesTheReportAndTheTablesAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    Set.of("report.json", "report.html", "gallery.csv", "candidates.csv", "candidates-left-out.csv"),
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
        }
        String table = Files.readString(out.resolve("candidates.csv"));
        assertTrue(table.startsWith("probe,subject,face,rank,candidate,image,score,raw,decision,reason\r\n"), table);
        assertFalse(table.replace("\r\n", "").contains("\n"), "every line ends with CR LF");
        assertTrue(Files.readString(out.resolve("gallery.csv")).startsWith("path,subject,decision,reason\r\n"));
    }

    @Test
    void everyProbeHasItsRowsInTheOrderOfTheList() {
        assertEquals(List.copyOf(lists.probeNames()), List.copyOf(candidates.keySet()));
        candidates.forEach((probe, rows) -> {
            List<CSVRecord> ranked =
                    rows.stream().filter(r -> !r.get("rank").equals("0")).toList();
            Set<String> named = new HashSet<>();
            for (int i = 0; i < ranked.size(); i++) {
                CSVRecord row = ranked.get(i);
                assertEquals(String.valueOf(i + 1), row.get("rank"), probe);
                assertTrue(named.add(row.get("candidate")), "a subject stands in a list once");
                assertEquals(row.get("candidate"), lists.subjectOf(row.get("image")), probe);
                assertTrue(i == 0 || score(row) <= score(ranked.get(i - 1)), probe);
                assertTrue(Double.parseDouble(row.get("raw")) <= 1 && Integer.parseInt(row.get("face")) >= 1);
            }
            // Six of the gallery's ten subjects could be enrolled.
            assertTrue(ranked.isEmpty() || ranked.size() == 6, probe);
        });
    }

    @Test
    void theSamePersonComesFirst() {
        for (String probe : List.of("franck_04000.jpg", "franck_03979.jpg", "audrey.jpg", "cage.jpg")) {
            CSVRecord first = firstRanked(probe);
            assertEquals(first.get("subject"), first.get("candidate"), probe);
            assertTrue(score(first) > 0.5, probe + " " + score(first));
        }
        assertEquals(DemoLists.FRONT, firstRanked("franck_04000.jpg").get("image"));
        assertEquals("ri", rowsOf("ri_1_crop.jpg").getFirst().get("subject"));
        assertTrue(score(firstRanked("ri_1_crop.jpg")) < 0.5);
    }

    @Test
    void aStillWithTwoFacesIsSearchedWithBoth() {
        List<CSVRecord> rows = rowsOf("two.png");
        assertEquals(
                Set.of("audrey", "cage"),
                Set.of(rows.get(0).get("candidate"), rows.get(1).get("candidate")));
        assertEquals(
                Set.of("1", "2"), Set.of(rows.get(0).get("face"), rows.get(1).get("face")));
        assertTrue(score(rows.get(1)) > 0.9, "both pictures are in the gallery");
    }

    @Test
    void decisionsFollowTheThresholdOfTheReport() {
        double threshold = report.at("/identification/groupThreshold/threshold").asDouble();
        assertEquals(FPIR, report.at("/identification/groupThreshold/rate").asDouble());
        Set<String> decisions = new TreeSet<>();
        candidates.values().stream().flatMap(List::stream).forEach(row -> {
            decisions.add(row.get("decision"));
            if (!row.get("decision").equals("not searchable")) {
                assertEquals(score(row) >= threshold ? "lead" : "no lead", row.get("decision"));
            }
        });
        assertEquals(Set.of("lead", "no lead", "not searchable"), decisions);
        long nonMated =
                report.at("/identification/searches/own-subject-left-out").asLong();
        assertEquals(lists.mated(), nonMated);
        assertEquals(lists.mated(), report.at("/identification/searches/mated").asLong());
        assertEquals(1, report.at("/identification/searches/not-in-gallery").asLong());
    }

    @Test
    void aProbeThatCannotBeReadOrShowsNobodyHasOneRowOfRankZero() {
        for (Map.Entry<String, String> expected : Map.of(
                        "words.jpg", "the file cannot be read",
                        "gone.jpg", "the file cannot be read",
                        "noise.png", "no face was found")
                .entrySet()) {
            List<CSVRecord> rows = rowsOf(expected.getKey());
            assertEquals(1, rows.size(), expected.getKey());
            assertEquals("0", rows.getFirst().get("rank"));
            assertEquals("not searchable", rows.getFirst().get("decision"));
            assertEquals(expected.getValue(), rows.getFirst().get("reason"));
            assertEquals("", rows.getFirst().get("score"));
        }
    }

    @Test
    void theGalleryTableNamesEveryPictureAndWhyItWasRefused() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<CSVRecord> rows = rows(out.resolve("gallery.csv"));
        for (CSVRecord row : rows) {
            assertEquals(row.get("reason").isEmpty() ? "enrolled" : "refused", row.get("decision"));
            if (!row.get("reason").isEmpty()) {
                reasons.put(row.get("path"), row.get("reason"));
            }
        }
        assertEquals(10, rows.size());
        assertEquals(DemoLists.FRONT, rows.getFirst().get("path"));
        assertEquals(
                Map.of(
                        "empty.jpg", "The file is empty: send it again.",
                        "words.jpg", "The file is not a picture: send the still as JPEG or PNG.",
                        "noise.png", "No face was found.",
                        "gone.jpg", "There is no file 'gone.jpg'."),
                reasons);
        assertEquals(4, report.at("/identification/enrolment/refused").asInt());
        // Both lists hold words.jpg and gone.jpg, and a probe without a face is no refusal.
        assertEquals(6, refused.size(), refused.toString());
        reasons.forEach((path, reason) -> assertTrue(refused.contains(path + ": " + reason), path));
    }

    @Test
    void anotherRunGivesTheSameBytes() throws Exception {
        Path again = folder.resolve("again");
        run(again, lists.gallery(), lists.probes(), 1, false);
        assertArrayEquals(
                Files.readAllBytes(out.resolve("candidates.csv")), Files.readAllBytes(again.resolve("candidates.csv")));
        assertEquals(Files.readString(out.resolve("report.json")), Files.readString(again.resolve("report.json")));
        // Over its own output too.
        run(again, lists.gallery(), lists.probes(), 2, false);
        assertArrayEquals(
                Files.readAllBytes(out.resolve("candidates.csv")), Files.readAllBytes(again.resolve("candidates.csv")));
    }

    @Test
    void whatIsRememberedEqualsWhatIsSeenAnew() throws Exception {
        Path few = lists.probes("few.csv", "audrey.jpg,audrey", "two.png,audrey");
        Path remembered = folder.resolve("remembered");
        Path anew = folder.resolve("anew");
        run(remembered, few, few, 1, false);
        Evaluation.run(
                faces,
                pack.dimension(),
                inputs(few, few, Optional.empty()),
                new Evaluation.Settings(anew, folder.resolve("other cache"), 1, FPIR, false, 1),
                Instant.EPOCH,
                (what, done, all) -> {});
        assertArrayEquals(
                Files.readAllBytes(remembered.resolve("candidates.csv")),
                Files.readAllBytes(anew.resolve("candidates.csv")));
    }

    @Test
    void degradedProbesAreMeasuredAsVariantsAlsoWhereOneIsMissing() throws Exception {
        Path degraded = folder.resolve("degraded");
        Path few = lists.probes("degraded.csv", "audrey.jpg,audrey", "gone.jpg,cage");
        run(degraded, lists.gallery(), few, 2, true);
        JsonNode variants = new ObjectMapper()
                .readTree(degraded.resolve("report.json").toFile())
                .get("variants");
        assertEquals(Degradations.ALL.stream().map(d -> d.name()).toList(), variants.findValuesAsText("name"));
        JsonNode mildest = variants.get(0);
        assertEquals(1, mildest.findValue("hits").get(0).asInt(), "still found at 24 px: " + mildest);
        assertEquals(
                2,
                rows(degraded.resolve("candidates.csv")).stream()
                        .map(r -> r.get("probe"))
                        .distinct()
                        .count());
    }

    @Test
    void pairsAreComparedAndThoseWithoutAFaceSaySo() throws Exception {
        Path pairs = lists.pairs(
                "audrey.jpg,audrey_crop.jpg,1,1",
                "cage.jpg,audrey.jpg,0,1",
                "words.jpg,cage.jpg,0,2",
                "cage.jpg,noise.png,1,2");
        Path compared = folder.resolve("compared");
        List<String> without = Evaluation.run(
                faces,
                pack.dimension(),
                new Evaluation.Inputs(Optional.empty(), Optional.empty(), Optional.of(pairs), Optional.empty()),
                settings(compared, 2, false),
                Instant.EPOCH,
                (what, done, all) -> {});
        List<CSVRecord> rows = rows(compared.resolve("scores.csv"));
        assertEquals(
                List.of("left", "right", "same", "fold", "score", "reason"),
                rows.getFirst().getParser().getHeaderNames());
        assertTrue(score(rows.get(0)) > 0.6 && score(rows.get(1)) < 0.3, rows.toString());
        assertEquals("no face in left", rows.get(2).get("reason"));
        assertEquals("no face in right", rows.get(3).get("reason"));
        assertEquals("", rows.get(3).get("score"));
        assertEquals(2, without.size());
        assertFalse(Files.exists(compared.resolve("candidates.csv")));
    }

    @Test
    void aCohortOfTooFewIsRefusedByNumber() throws IOException {
        Path few = lists.probes("cohort.csv", "audrey.jpg,audrey", "cage.jpg,cage", "words.jpg,kim");
        ListException refusal = assertThrows(
                ListException.class,
                () -> Evaluation.run(
                        faces,
                        pack.dimension(),
                        inputs(lists.gallery(), lists.probes(), Optional.of(few)),
                        settings(folder.resolve("cohort"), 2, false),
                        Instant.EPOCH,
                        (what, done, all) -> {}));
        assertTrue(String.valueOf(refusal.getMessage()).contains("gave 2 faces; at least 200"), refusal.getMessage());
    }

    private static List<String> run(Path to, Path gallery, Path probes, int threads, boolean degrade)
            throws IOException {
        return Evaluation.run(
                faces,
                pack.dimension(),
                inputs(gallery, probes, Optional.empty()),
                settings(to, threads, degrade),
                Instant.EPOCH,
                (what, done, all) -> {});
    }

    private static Evaluation.Inputs inputs(Path gallery, Path probes, Optional<Path> cohort) {
        return new Evaluation.Inputs(Optional.of(gallery), Optional.of(probes), Optional.empty(), cohort);
    }

    private static Evaluation.Settings settings(Path to, int threads, boolean degrade) {
        return new Evaluation.Settings(to, folder.resolve("cache"), threads, FPIR, degrade, 1);
    }

    private static List<CSVRecord> rows(Path table) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(table), TABLE)) {
            return parser.getRecords();
        }
    }

    private static List<CSVRecord> rowsOf(String probe) {
        return candidates.getOrDefault(probe, List.of());
    }

    private static CSVRecord firstRanked(String probe) {
        return rowsOf(probe).stream()
                .filter(row -> row.get("rank").equals("1"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(probe + " has no candidate"));
    }

    private static double score(CSVRecord row) {
        return Double.parseDouble(row.get("score"));
    }
}

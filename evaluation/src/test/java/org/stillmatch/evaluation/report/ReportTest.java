package org.stillmatch.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final int DRAWS = 200;
    private static Report report;
    private static JsonNode json;
    private static Document page;

    @TempDir
    Path folder;

    @BeforeAll
    static void measure() throws Exception {
        report = Report.of(MadeUp.run(400), new Random(1), DRAWS);
        json = new ObjectMapper().readTree(report.json());
        page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report.html().replace("<!doctype html>", ""))));
    }

    @Test
    void nothingFromOutsideBecomesMarkup() {
        String html = report.html();
        assertFalse(html.contains("<script"));
        assertFalse(html.contains("<img"));
        assertFalse(html.contains("\u202e"));
        assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)"));
        assertTrue(html.contains("default-src 'none'") || html.contains("default-src &#39;none&#39;"));
        for (String outside : Set.of("http://", "https://", "src=", "url(", "@import")) {
            String rest = html.replace("&lt;img src=x", "");
            assertFalse(rest.contains(outside), outside);
        }
    }

    @Test
    void everyPlotHasATitleAndADescriptionAndIdsAreUnique() {
        NodeList plots = page.getElementsByTagName("svg");
        assertTrue(plots.getLength() >= 8, plots.getLength() + " plots");
        Set<String> ids = new TreeSet<>();
        Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(report.html());
        while (matcher.find()) {
            assertTrue(ids.add(matcher.group(1)), matcher.group(1) + " twice");
        }
        for (int i = 0; i < plots.getLength(); i++) {
            String labels = plots.item(i)
                    .getAttributes()
                    .getNamedItem("aria-labelledby")
                    .getNodeValue();
            for (String id : labels.split(" ", -1)) {
                assertTrue(ids.contains(id), id);
            }
        }
        assertFalse(report.html().contains("NaN"));
        assertFalse(report.html().contains("Infinity"));
    }

    @Test
    void thePageSaysWhatALeadIsNot() {
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("A lead is never an identification."));
        assertTrue(text.contains("A score is not a percentage of certainty."));
        assertTrue(text.contains("few people"));
        assertTrue(text.contains("Not measurable: 400 non-mated trials resolve no rate finer than one in 400"));
    }

    @Test
    void jsonHoldsTheDocumentedKeys() throws IOException {
        Set<String> found = new TreeSet<>();
        collect(json, "", found);
        Path documented = guide("formats-evaluation.md");
        Matcher matcher = Pattern.compile("^\\| `([A-Za-z0-9.\\[\\]*-]+)` ", Pattern.MULTILINE)
                .matcher(Files.readString(documented));
        Set<String> keys = new TreeSet<>();
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        assertEquals(String.join("\n", keys), String.join("\n", found));
    }

    @Test
    void jsonAgreesWithItself() {
        assertEquals("stillmatch-report/1", json.get("format").asText());
        JsonNode identification = json.get("identification");
        assertEquals(195, identification.get("searches").get("mated").asInt());
        assertEquals(5, identification.get("enrolment").get("probesLost").asInt());
        assertEquals(4, identification.get("openSets").size());
        double threshold = identification.get("groupThreshold").get("threshold").asDouble();
        assertEquals(report.threshold().orElseThrow(), threshold);
        JsonNode hits = identification.get("cmc").get("forced").get("hits");
        assertEquals(50, hits.size());
        assertEquals(
                hits.get(0).asInt() / 195.0,
                identification
                        .get("cmc")
                        .get("forced")
                        .get("rank1")
                        .get("value")
                        .asDouble(),
                1e-12);
        assertFalse(json.get("variants").get(1).get("ownThreshold").asBoolean());
    }

    @Test
    void theSameSeedGivesTheSameFiles() throws IOException {
        report.writeTo(folder);
        Report.of(MadeUp.run(400), new Random(1), DRAWS).writeTo(folder.resolve("again"));
        for (String name : Set.of("report.json", "report.html")) {
            assertEquals(
                    Files.readString(folder.resolve(name)),
                    Files.readString(folder.resolve("again").resolve(name)));
        }
        assertNotEquals(
                report.json(), Report.of(MadeUp.run(400), new Random(2), DRAWS).json());
    }

    @Test
    void theReportIsTheSameInEveryLocale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(
                    report.html(),
                    Report.of(MadeUp.run(400), new Random(1), DRAWS).html());
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void anEmptyRunStillMakesAReport() {
        Run empty = Run.of("Nothing", "pack", "gallery", MadeUp.when());
        Report nothing = Report.of(empty, new Random(1));
        assertTrue(nothing.threshold().isEmpty());
        assertTrue(nothing.html().contains("A lead is never an identification."));
        Report noSearches = Report.of(empty.withSearches(MadeUp.references(), List.of()), new Random(1));
        assertTrue(noSearches.html().contains("Not measurable"));
    }

    /// Surefire starts in the module's folder, an editor often in the checkout's.
    private static Path guide(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("docs").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No docs/" + name + " in any folder above"));
    }

    /// Object keys as paths: `*` where a key is a value from the run, `[]` for the items of a list. An
    /// estimate is one key, and cohorts, which have the keys of cameras, are left out.
    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isArray() && !node.isEmpty() && !node.get(0).isValueNode()) {
            node.forEach(item -> collect(item, path + "[]", keys));
        } else if (node.isValueNode() || node.isArray() || isEstimate(node)) {
            keys.add(path);
        } else {
            boolean fromTheRun = path.toLowerCase(Locale.ROOT).endsWith("byreason");
            node.properties().stream()
                    .filter(e -> !e.getKey().equals("byCohort"))
                    .forEach(e -> collect(
                            e.getValue(), (path.isEmpty() ? "" : path + ".") + (fromTheRun ? "*" : e.getKey()), keys));
        }
    }

    private static boolean isEstimate(JsonNode node) {
        Set<String> parts = Set.of("value", "low", "high", "method", "shareAbove");
        return node.has("value") && node.properties().stream().allMatch(e -> parts.contains(e.getKey()));
    }
}

package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.models.DemoPictures;

/// Searches through the command line: a gallery of real and synthetic people, stills that the gallery never saw.
class SearchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALL = DemoGallery.PEOPLE + DemoGallery.SYNTHETIC;

    private static DemoGallery gallery;
    private static Path folder;

    @BeforeAll
    static void enrol(@TempDir Path temp) throws Exception {
        folder = temp;
        gallery = new DemoGallery(temp);
    }

    @Test
    void theSamePersonsOtherPictureIsALeadWithAllThatJourneyPromises() throws Exception {
        Path still = gallery.still("franck_04000.jpg", "still-1.jpg");
        Cli run = search("--threshold", "0.5", "--json", still);
        assertEquals(0, run.code(), run.err());
        JsonNode answer = JSON.readTree(run.out());
        assertEquals(1, run.out().lines().count(), "one object a line");
        assertTrue(
                keys(answer)
                        .containsAll(Set.of("still", "sha256", "decision", "reason", "faces", "receipt", "seconds")),
                run.out());
        assertEquals(still.toString(), answer.get("still").asText());
        assertEquals(sha256(still), answer.get("sha256").asText());
        assertEquals("lead", answer.get("decision").asText());
        assertTrue(answer.get("reason").asText().contains("not an identification"));
        assertEquals(Set.of("decode", "detect", "embed", "search", "total"), keys(answer.get("seconds")));
        assertEquals(0.5, answer.at("/threshold/value").asDouble());
        assertEquals("given on the command line", answer.at("/threshold/source").asText());

        assertEquals(1, answer.get("faces").size());
        JsonNode face = answer.get("faces").get(0);
        assertTrue(
                keys(face)
                        .containsAll(Set.of(
                                "box", "landmarks", "quality", "searchable", "reason", "candidates", "certificate")),
                face.toString());
        assertTrue(face.at("/box/x").asDouble() >= 0
                && face.at("/box/x").asDouble() + face.at("/box/width").asDouble() <= 720);
        assertTrue(face.get("quality").size() >= 12, "at least twelve measures");
        assertTrue(face.get("searchable").asBoolean());

        JsonNode first = face.get("candidates").get(0);
        assertTrue(keys(first).containsAll(Set.of("rank", "subject", "image", "score", "raw")), first.toString());
        assertEquals("Quillon Marsh", first.get("subject").asText());
        assertEquals("franck_02045.jpg", first.get("image").asText());
        assertTrue(first.get("score").asDouble() > 0.5);
        assertTrue(face.get("candidates").get(1).get("score").asDouble() < 0.5);
        assertEquals(20, face.get("candidates").size());
        assertEquals(ALL, face.at("/certificate/compared").asInt());
        assertTrue(face.at("/certificate/exact").asBoolean());
    }

    @Test
    void whatIsSyntheticIsLabelled() throws Exception {
        JsonNode candidates =
                candidates(search("--threshold", "0.5", "--json", gallery.still("audrey.jpg", "still-2.jpg")));
        int synthetic = 0;
        for (JsonNode candidate : candidates) {
            boolean named = candidate.get("subject").asText().startsWith("synthetic-");
            assertEquals(named, candidate.path("synthetic").asBoolean());
            synthetic += named ? 1 : 0;
        }
        assertTrue(synthetic >= 14, "six people of " + candidates.size());
    }

    @Test
    void aStrangerIsNoLeadAtThePacksOwnThreshold() throws Exception {
        Cli run = search("--json", gallery.still("ri_1_crop.jpg", "still-3.jpg"));
        assertEquals(0, run.code(), run.err());
        JsonNode answer = JSON.readTree(run.out());
        assertEquals("no lead", answer.get("decision").asText(), run.out());
        assertTrue(answer.at("/threshold/source").asText().startsWith("FPIR 0.01 at " + ALL), run.out());
        assertEquals(20, candidates(run).size(), "candidates below the threshold are told all the same");
        double laxer = JSON.readTree(search("--json", "--fpir", "0.1", gallery.still("ri_1_crop.jpg", "still-3.jpg"))
                        .out())
                .at("/threshold/value")
                .asDouble();
        assertTrue(laxer < answer.at("/threshold/value").asDouble(), "a laxer rate has a lower threshold");
    }

    @Test
    void aPictureOfNothingIsNotSearchableAndThatIsAnAnswer() throws Exception {
        Cli run = search("--json", gallery.noise());
        assertEquals(0, run.code(), run.err());
        JsonNode answer = JSON.readTree(run.out());
        assertEquals("not searchable", answer.get("decision").asText());
        assertFalse(answer.get("reason").asText().isBlank());
        assertEquals(0, answer.get("faces").size());
        assertTrue(Files.exists(Path.of(answer.get("receipt").asText())));
    }

    @Test
    void aStillWithSeveralFacesStopsAndNumbersThem() throws Exception {
        Path two = gallery.two("audrey_crop.jpg", "cage2_crop.jpg");
        Cli run = search("--threshold", "0.5", "--json", two);
        assertEquals(1, run.code());
        JsonNode answer = JSON.readTree(run.out());
        String reason = answer.get("reason").asText();
        assertTrue(reason.contains("--face N") && reason.contains("1 at (") && reason.contains("2 at ("), reason);
        for (JsonNode face : answer.get("faces")) {
            assertEquals(0, face.get("candidates").size(), "nobody was searched");
        }
        Cli table = search("--threshold", "0.5", two);
        assertEquals(1, table.code());
        assertTrue((table.out() + table.err()).contains("--face N"), table.out() + table.err());
    }

    @Test
    void theFaceThatIsNamedAndNoOtherIsSearched() throws Exception {
        Path two = gallery.two("audrey_crop.jpg", "cage2_crop.jpg");
        Set<String> found = new TreeSet<>();
        for (int n = 1; n <= 2; n++) {
            Cli run = search("--threshold", "0.5", "--json", "--face", n, two);
            assertEquals(0, run.code(), run.err());
            JsonNode faces = JSON.readTree(run.out()).get("faces");
            assertEquals(2, faces.size());
            JsonNode named = faces.get(n - 1);
            JsonNode other = faces.get(2 - n);
            assertEquals(n, named.get("number").asInt());
            assertEquals(0, other.get("candidates").size());
            assertFalse(other.has("certificate"));
            boolean left = named.at("/box/x").asDouble() < 320;
            String first = named.get("candidates").get(0).get("subject").asText();
            assertEquals(left ? "Odette Larkspur" : "Barnaby Thrush", first);
            found.add(first);
        }
        assertEquals(2, found.size());
        Cli none = search("--threshold", "0.5", "--face", "3", two);
        assertEquals(1, none.code());
        assertTrue(none.err().contains("There is no face 3"), none.err());
    }

    @Test
    void aClipIsAskedAboutLikeAStill() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Clips.cut(DemoPictures.open().directory().resolve("franck.mp4"), 20, 2, clip);
        Cli run = search("--threshold", "0.5", "--json", clip);
        assertEquals(0, run.code(), run.err());
        JsonNode answer = JSON.readTree(run.out());
        assertEquals("lead", answer.get("decision").asText(), run.out());
        assertEquals("Quillon Marsh", candidates(run).get(0).get("subject").asText());
        assertTrue(answer.get("faces").get(0).get("micros").asLong() <= 2_000_000);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheOthersAreAnswered() throws Exception {
        Path words = gallery.write("words.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        Path empty = gallery.write("empty.jpg", new byte[0]);
        Path gone = folder.resolve("gone.jpg");
        Path still = gallery.still("cage.jpg", "still-4.jpg");
        Cli run = search("--threshold", "0.5", "--json", words, gone, still, empty);
        assertEquals(1, run.code());
        List<String> lines = run.out().lines().toList();
        assertEquals(4, lines.size());
        for (int i : new int[] {0, 1, 3}) {
            JsonNode refused = JSON.readTree(lines.get(i));
            assertEquals("not searchable", refused.get("decision").asText());
            assertFalse(refused.get("reason").asText().isBlank());
            assertEquals(0, refused.get("faces").size());
        }
        assertEquals("lead", JSON.readTree(lines.get(2)).get("decision").asText());
        for (Path refused : List.of(words, gone, empty)) {
            assertTrue(run.err().contains(refused.toString()), run.err());
        }
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aReceiptStatesTheAnswerAndNoneReplacesAnother() throws Exception {
        Path still = gallery.still("audrey.jpg", "still-2.jpg");
        List<Path> receipts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            JsonNode printed =
                    JSON.readTree(search("--threshold", "0.5", "--json", still).out());
            Path receipt = Path.of(printed.get("receipt").asText());
            receipts.add(receipt);
            assertEquals(gallery.data().resolve("receipts"), receipt.getParent());
            assertTrue(receipt.getFileName()
                    .toString()
                    .startsWith("20260301T120000000Z-" + sha256(still).substring(0, 12)));
            JsonNode kept = JSON.readTree(receipt.toFile()).get("payload");
            assertEquals("2026-03-01T12:00:00Z", kept.at("/asked/at").asText());
            assertEquals(printed.get("sha256"), kept.at("/still/sha256"));
            assertEquals(printed.get("snapshot"), kept.at("/snapshot/id"));
            assertEquals(printed.get("decision"), kept.get("decision"));
            JsonNode candidates = printed.at("/faces/0/candidates");
            assertEquals(candidates.size(), kept.get("candidates").size());
            for (int c = 0; c < candidates.size(); c++) {
                assertEquals(
                        candidates.get(c).get("score").asDouble(),
                        kept.at("/candidates/" + c + "/score/value").asDouble());
            }
        }
        assertNotEquals(receipts.get(0), receipts.get(1));
    }

    @Test
    void topLimitsTheCandidatesAndTheCertificateTellsTheNextScore() throws Exception {
        Path still = gallery.still("audrey.jpg", "still-2.jpg");
        JsonNode few = JSON.readTree(
                search("--threshold", "0.5", "--json", "--top", "3", still).out());
        JsonNode more = candidates(search("--threshold", "0.5", "--json", "--top", "4", still));
        assertEquals(3, few.at("/faces/0/candidates").size());
        assertEquals(more.get(3).get("score"), few.at("/faces/0/certificate/greatest_not_returned"));
        JsonNode most = candidates(search("--threshold", "0.5", "--json", "--top", "200", still));
        assertEquals(200, most.size());
        for (int i = 0; i < 200; i++) {
            assertEquals(i + 1, most.get(i).get("rank").asInt());
            assertTrue(i == 0
                    || most.get(i).get("score").asDouble()
                            <= most.get(i - 1).get("score").asDouble());
        }
    }

    @Test
    void peopleAreShownATable() throws Exception {
        Cli run = search("--threshold", "0.5", "--top", "5", gallery.still("franck_04000.jpg", "still-1.jpg"));
        assertEquals(0, run.code(), run.err());
        String text = run.out();
        assertTrue(text.contains("LEAD. A lead, not an identification"), text);
        assertTrue(text.contains("Quillon Marsh") && text.contains("(synthetic)"), text);
        assertTrue(text.indexOf("Quillon Marsh") < text.indexOf("below the threshold, expected wrong"), text);
        assertTrue(text.contains("Exact: compared " + ALL + " of " + ALL + " subjects"), text);
        assertTrue(text.contains("A score is not a percentage of certainty."), text);
        assertTrue(text.contains("Receipt: "), text);
    }

    @Test
    void wrongUsageEndsWithTwoBeforeAnythingIsRead() throws Exception {
        Path still = folder.resolve("never-read.jpg");
        assertUsage("not both", "--threshold", "0.5", "--fpir", "0.01", still);
        assertUsage("--threshold", "--threshold", "NaN", still);
        assertUsage("--threshold", "--threshold", "much", still);
        assertUsage("--fpir", "--fpir", "0", still);
        assertUsage("--fpir", "--fpir", "1", still);
        assertUsage("--top", "--top", "0", still);
        assertUsage("--top", "--top", "201", still);
        assertUsage("--enquiry", "--enquiry", "E-1", still);
        assertUsage("STILL", "--threshold", "0.5");
        Cli nowhere = Cli.run("search", "--data", folder.resolve("nowhere"), "--threshold", "0.5", still);
        assertEquals(2, nowhere.code());
        assertTrue(nowhere.err().contains("is no data directory"), nowhere.err());
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void nobodysNameIsPrintedBesideTheAnswer() throws Exception {
        Path still = gallery.still("franck_04000.jpg", "still-1.jpg");
        Path two = gallery.two("audrey_crop.jpg", "cage2_crop.jpg");
        String errors = search("--threshold", "0.5", still, two, folder.resolve("gone.jpg"))
                        .err()
                + search("--threshold", "0.5", "--json", still, two, gallery.noise())
                        .err()
                + search("--threshold", "0.5", "--debug", "--face", "9", two).err();
        for (String name : gallery.names()) {
            assertFalse(errors.contains(name), name + " in: " + errors);
        }
        assertFalse(errors.contains("Exception"), errors);
    }

    private static void assertUsage(String said, Object... arguments) {
        Cli run = search(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertEquals("", run.out());
    }

    private static Cli search(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("search", "--data", gallery.data()));
        words.addAll(List.of(arguments));
        return Cli.run(words.toArray());
    }

    private static JsonNode candidates(Cli run) throws Exception {
        return JSON.readTree(run.out()).at("/faces/0/candidates");
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

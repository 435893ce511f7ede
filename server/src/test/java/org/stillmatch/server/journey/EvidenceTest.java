package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.models.DemoPictures;
import tools.jackson.databind.JsonNode;

/// Stills, clips and documents over the real API.
class EvidenceTest {
    private static final byte[] STATEMENT = "He took six bottles.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static Town town;
    private static Client shop;
    private static Client other;

    @BeforeAll
    static void start() {
        town = Town.on(folder);
        shop = town.retailer("Corner Shop").system();
        other = town.retailer("Other Shop").system();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void aStillIsExaminedAndTheSuspectNamed() throws Exception {
        String submission = draft(shop);
        byte[] still = Files.readAllBytes(DemoPictures.open().directory().resolve("audrey_crop.jpg"));
        Answered added = shop.upload(
                "/submissions/" + submission + "/exhibits", "file", "till 1.jpg", "text/html", still, Map.of());
        added.must(201);
        String exhibit = added.id();
        assertEquals("image/jpeg", added.json().path("mediaType").asString());
        assertFalse(added.json().path("sentBefore").asBoolean());

        JsonNode seen =
                until(shop, "/exhibits/" + exhibit, it -> it.path("examined").asBoolean());
        assertEquals(1, seen.path("faces").size());
        assertEquals("received", seen.path("state").asString());
        JsonNode named = shop.post(
                        "/exhibits/" + exhibit + "/suspect", Map.of("face", 1, "because", "She takes the bottles."))
                .must(200)
                .json();
        assertEquals(1, named.path("suspect").asInt());
        Answered preview = shop.get("/exhibits/" + exhibit + "/preview");
        preview.must(200);

        assertEquals(404, other.get("/exhibits/" + exhibit).status());
        assertEquals(404, other.get("/exhibits/" + exhibit + "/preview").status());
        assertEquals(
                404, town.police(Role.INTAKE_CLERK).get("/exhibits/" + exhibit).status(), "a draft");
        assertEquals(
                422,
                shop.upload(
                                "/submissions/" + submission + "/exhibits",
                                "file",
                                "still.jpg",
                                "image/jpeg",
                                "MZ a program".getBytes(StandardCharsets.UTF_8),
                                Map.of())
                        .status());
    }

    @Test
    void twoRetailersThatSendTheSameFileAreAnsweredAlike() {
        byte[] words = "She hid it in a pram.".getBytes(StandardCharsets.UTF_8);
        Answered first = document(shop, draft(shop), words);
        Answered second = document(other, draft(other), words);
        Answered again = document(shop, draft(shop), words);
        assertFalse(first.json().path("sentBefore").asBoolean());
        assertFalse(second.json().path("sentBefore").asBoolean());
        assertTrue(again.json().path("sentBefore").asBoolean());
        assertEquals(
                first.json().propertyNames().stream().sorted().toList(),
                second.json().propertyNames().stream().sorted().toList());
    }

    @Test
    void aFileThatIsBrokenOffGoesOnWhereItWasLeft() throws Exception {
        String upload = shop.post("/uploads", Map.of()).must(201).id();
        Map<String, String> headers = Map.of(
                "tus-resumable",
                "1.0.0",
                "upload-length",
                String.valueOf(STATEMENT.length),
                "upload-metadata",
                "filename " + base64("statement.txt"));
        Answered begun = shop.send("POST", "/uploads/" + upload + "/files", headers, new byte[0]);
        begun.must(201);
        String file = begun.header("location");
        part(file, 0, Arrays.copyOf(STATEMENT, 5)).must(204);
        Answered howFar = shop.send("HEAD", file, Map.of("tus-resumable", "1.0.0"), new byte[0]);
        assertEquals("5", howFar.header("upload-offset"));
        assertEquals(409, part(file, 0, STATEMENT).status());
        Answered again = shop.send("POST", "/uploads/" + upload + "/files", headers, new byte[0]);
        assertEquals(List.of(file, "5"), List.of(again.header("location"), again.header("upload-offset")));
        assertEquals(
                460,
                shop.send(
                                "PATCH",
                                file,
                                Map.of(
                                        "content-type",
                                        "application/offset+octet-stream",
                                        "upload-offset",
                                        "5",
                                        "upload-checksum",
                                        "sha1 " + base64("not this")),
                                Arrays.copyOfRange(STATEMENT, 5, STATEMENT.length))
                        .status());
        part(file, 5, Arrays.copyOfRange(STATEMENT, 5, STATEMENT.length)).must(204);

        until(
                shop,
                "/uploads/" + upload,
                it -> it.path("files").get(0).path("state").asString().equals("kept"));
        assertEquals(404, other.send("HEAD", file, Map.of(), new byte[0]).status());
        JsonNode list = shop.post(
                        "/uploads/" + upload + "/list",
                        Map.of(
                                "csv",
                                "Incident number,Store,Files\n4711,High Street,statement.txt\n4712,High Street,none.jpg\n"))
                .must(200)
                .json();
        assertEquals(2, list.path("made").asInt());
        assertEquals(1, list.path("files").asInt());
        assertEquals(
                "none.jpg: no such file was sent.",
                list.path("rows").get(1).path("missing").get(0).asString());
    }

    @Test
    void noFileLiesInTheOpenOnceItWasTakenIn() throws Exception {
        document(shop, draft(shop), STATEMENT);
        try (var all = Files.walk(folder.resolve("data"))) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(f ->
                            f.toString().contains("originals") || f.toString().contains("quarantine"))
                    .toList()) {
                assertFalse(
                        Files.readString(file, StandardCharsets.ISO_8859_1).contains("six bottles"), file.toString());
            }
        }
    }

    private static Answered part(String file, long offset, byte[] bytes) {
        return shop.send(
                "PATCH",
                file,
                Map.of(
                        "tus-resumable",
                        "1.0.0",
                        "content-type",
                        "application/offset+octet-stream",
                        "upload-offset",
                        String.valueOf(offset)),
                bytes);
    }

    private static Answered document(Client by, String submission, byte[] words) {
        return by.upload(
                        "/submissions/" + submission + "/exhibits",
                        "file",
                        "statement.txt",
                        "text/plain",
                        words,
                        Map.of())
                .must(201);
    }

    private static String draft(Client by) {
        String organisation = town.retailers().stream()
                .filter(retailer -> retailer.system() == by)
                .findFirst()
                .orElseThrow()
                .organisation();
        Actor actor = new Actor(new UUID(1, 1), "Ann", Role.RETAILER_CONTRIBUTOR, UUID.fromString(organisation));
        return town.service()
                .context()
                .getBean(Submissions.class)
                .draft(actor, Content.empty())
                .id()
                .toString();
    }

    /// Asks until the answer is as it should be.
    private static JsonNode until(Client by, String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        JsonNode seen = by.get(path).must(200).json();
        while (!wanted.test(seen) && System.nanoTime() < end) {
            seen = by.get(path).must(200).json();
        }
        assertTrue(wanted.test(seen), seen::toString);
        return seen;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

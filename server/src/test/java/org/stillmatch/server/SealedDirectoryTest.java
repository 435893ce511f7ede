package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line does with a directory whose contents are sealed, and with receipts.
class SealedDirectoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUSPECT = "Odette Larkspur";

    @TempDir
    private Path folder = Path.of("");

    private DemoGallery gallery;
    private Path still = Path.of("");

    @BeforeEach
    void enrol() throws Exception {
        gallery = new DemoGallery(folder);
        still = gallery.still("audrey.jpg", "still.jpg");
    }

    @Test
    void noFileOfTheDirectoryNamesAnybodyNotEvenItsReceipts() throws Exception {
        search();

        try (Stream<Path> files = Files.walk(gallery.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String name : gallery.names()) {
                    assertFalse(bytes.contains(name), file + " names somebody");
                }
                assertFalse(bytes.contains("still.jpg"), file + " names the still");
            }
        }
    }

    @Test
    void aReceiptHoldsAndItsSearchComesOutTheSameAfterMoreWasEnrolled() throws Exception {
        Path receipt = receipt(search());
        assertEquals(
                0,
                Cli.run("enrol", "--data", gallery.data(), "--manifest", another(), "--demo-basis")
                        .code());

        assertEquals(0, verify(receipt).code());
        Cli unknown = Cli.run("verify", receipt);
        assertEquals(1, unknown.code());
        assertTrue(unknown.out().contains("internally consistent, signer unknown"), unknown.out());
        Cli replay = Cli.run("replay", receipt, "--data", gallery.data(), "--still", still);
        assertEquals(0, replay.code(), replay.out());
        assertTrue(replay.out().contains("The same bits: 20 candidates came again."), replay.out());
        assertTrue(replay.out().contains("a cosine of 1.000000000"), replay.out());
    }

    @Test
    void anErasedSubjectIsFoundNoMoreWhileReceiptsHoldAndReplayNamesWhatWent() throws Exception {
        JsonNode before = search();
        assertEquals("lead", before.get("decision").asText());
        Path receipt = receipt(before);

        assertEquals(0, Cli.run("erase", "--data", gallery.data(), SUSPECT).code());
        Cli again = Cli.run("erase", "--data", gallery.data(), SUSPECT);

        assertEquals(1, again.code());
        assertTrue(again.err().contains("There is no subject"), again.err());
        assertEquals("no lead", search().get("decision").asText());
        assertEquals(0, verify(receipt).code());
        Cli replay = Cli.run("replay", receipt, "--data", gallery.data());
        assertEquals(0, replay.code(), replay.out());
        assertTrue(replay.out().contains("The same bits: 19 candidates"), replay.out());
        assertTrue(replay.out().contains("Erased since"), replay.out());
        assertEquals(0, Cli.run("compact", "--data", gallery.data()).code());
        assertEquals(0, Cli.run("rotate-keys", "--data", gallery.data()).code());
        assertEquals(
                replay.out(),
                Cli.run("replay", receipt, "--data", gallery.data()).out());
    }

    @Test
    void aBackupDoesNotBringBackWhatWasErasedSince() throws Exception {
        Path backup = folder.resolve("backup");
        assertEquals(
                0, Cli.run("backup", "--data", gallery.data(), "--to", backup).code());
        assertEquals("lead", decision(restored(backup, "before")));

        Cli.run("erase", "--data", gallery.data(), SUSPECT);

        assertEquals("no lead", decision(restored(backup, "after")));
    }

    @Test
    void aReceiptThatWasTouchedIsNeitherVerifiedNorRepeated() throws Exception {
        Path receipt = receipt(search());
        String text = Files.readString(receipt);
        Path touched = Files.writeString(
                folder.resolve("touched.json"), text.replace("\"decision\":\"lead\"", "\"decision\":\"no lead\""));

        assertEquals(1, verify(touched).code());
        Cli replay = Cli.run("replay", touched, "--data", gallery.data());
        assertEquals(1, replay.code());
        assertTrue(replay.out().contains("Nothing is repeated"), replay.out());
    }

    @Test
    void keysInsideTheDataDirectoryAreRefused() throws Exception {
        Path data = folder.resolve("new");
        Cli inside = Cli.run(
                "enrol", "--data", data, "--manifest", another(), "--demo-basis", "--keys", data.resolve("keys"));

        assertEquals(2, inside.code());
        assertTrue(inside.err().contains("name another folder with --keys"), inside.err());
        Cli elsewhere = Cli.run("status", "--data", gallery.data(), "--keys", folder.resolve("none"));
        assertEquals(2, elsewhere.code());
        assertTrue(elsewhere.err().contains("The keys that open"), elsewhere.err());
    }

    private JsonNode search() throws Exception {
        return search(gallery.data());
    }

    private JsonNode search(Path data) throws Exception {
        Cli run = Cli.run("search", "--data", data, "--threshold", "0.5", "--json", still);
        assertEquals(0, run.code(), run.err());
        return JSON.readTree(run.out());
    }

    private String decision(Path data) throws Exception {
        return search(data).get("decision").asText();
    }

    private Path restored(Path backup, String name) {
        Path data = folder.resolve(name);
        Cli run = Cli.run("restore", "--from", backup, "--data", data);
        assertEquals(0, run.code(), run.err());
        return data;
    }

    private static Path receipt(JsonNode answer) {
        return Path.of(answer.get("receipt").asText());
    }

    private static Cli verify(Path receipt) {
        return Cli.run("verify", "--trust", Cli.SAFE.signing(), receipt);
    }

    /// A manifest with one photograph that is not enrolled yet.
    private Path another() throws Exception {
        Path photograph = gallery.still("joconde_crop.jpg", "another.jpg");
        return Files.write(
                folder.resolve("another.csv"), List.of("path,subject", photograph.getFileName() + ",Somebody Else"));
    }
}

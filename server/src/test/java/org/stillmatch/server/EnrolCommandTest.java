package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyWriter;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.models.DefaultPack;

/// Enrolment through the command line, with the default pack and real photographs.
class EnrolCommandTest {
    private static final Path ODD_FILES = Checkout.ROOT.resolve("face/src/test/resources/odd-files");

    @TempDir
    private Path folder = Path.of("");

    private Path data() {
        return folder.resolve("data");
    }

    private Cli enrol(Path manifest, Object... more) {
        List<Object> words = new ArrayList<>(List.of("enrol", "--data", data(), "--manifest", manifest, "--json"));
        words.addAll(List.of(more));
        return Cli.run(words.toArray());
    }

    private static JsonNode json(Cli run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private JsonNode status() throws IOException {
        return json(Cli.run("status", "--data", data(), "--json"));
    }

    private List<CSVRecord> refused() throws IOException {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(data().resolve("refused.csv")))) {
            return parser.getRecords();
        }
    }

    @Test
    void photographsAreEnrolledOnceAndWhatTheManifestSaysAnewIsTaken() throws Exception {
        List<Path> photographs = Mugshots.fronts(3);
        Path manifest = Mugshots.manifest(folder, photographs);

        Cli first = enrol(manifest);
        assertEquals(0, first.code(), first.err());
        assertEquals(3, json(first).get("enrolled").asInt());
        assertEquals(3, json(first).get("not_eligible").get("no lawful basis").asInt());
        assertEquals(0, status().get("eligible").asInt());

        // Were a picture read again, it would now be refused.
        Files.delete(folder.resolve(Mugshots.subject(photographs.getFirst()) + "-Img_33.JPG"));
        Cli again = enrol(manifest);
        assertEquals(0, again.code(), again.err());
        assertEquals(3, json(again).get("skipped").asInt());

        Cli demonstration = enrol(manifest, "--demo-basis");
        assertEquals(3, json(demonstration).get("amended").asInt());
        assertEquals(0, json(demonstration).get("enrolled").asInt());
        assertEquals(3, status().get("eligible").asInt());
        assertEquals(3, status().get("subjects").asInt());
        assertTrue(Cli.run("status", "--data", data()).out().contains("Eligible today: 3 images"));
        try (OpenCustody custody = Custody.open(Cli.SAFE, data())
                .gallery(Cli.MARCH.instant(), LocalDate.of(2026, 3, 1), Optional.empty())) {
            assertEquals(3, custody.gallery().matcher().subjects());
        }
    }

    @Test
    void everyOddFileIsReadOrRefusedWithAReasonAndNothingElseIsLost() throws Exception {
        List<Path> photographs = Mugshots.fronts(2);
        Path manifest = Mugshots.manifest(folder, photographs);
        List<String> rows = new ArrayList<>(Files.readAllLines(manifest));
        List<Path> odd;
        try (Stream<Path> files = Files.list(ODD_FILES)) {
            odd = files.sorted().toList();
        }
        assertTrue(odd.size() >= 60);
        int at = 2;
        for (Path file : odd) {
            Files.copy(file, folder.resolve(file.getFileName()));
            rows.add(at++, file.getFileName() + ",odd");
        }
        rows.add("missing.jpg,odd");
        rows.add(".,odd");
        Files.write(manifest, rows);

        Cli run = enrol(manifest, "--demo-basis");

        assertEquals(1, run.code(), run.err());
        assertEquals(
                odd.size() + 4, json(run).get("enrolled").asInt() + refused().size());
        assertTrue(json(run).get("enrolled").asInt() >= 2);
        for (CSVRecord row : refused()) {
            assertEquals("odd", row.get("subject"), "only odd files are refused");
            assertTrue(row.get("reason").matches("[A-Z].*\\."), row.get("reason"));
            assertTrue(rows.get(Integer.parseInt(row.get("row")) - 1).startsWith(row.get("path")));
        }
        assertTrue(run.err().contains("refused.csv"));
    }

    @Test
    void anImageIdIsNotGivenToAnotherSubject() throws Exception {
        List<Path> photographs = Mugshots.fronts(1);
        Path manifest = Mugshots.manifest(folder, photographs);
        enrol(manifest, "--demo-basis");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("," + Mugshots.subject(photographs.getFirst()), ",somebody else"));

        Cli run = enrol(manifest, "--demo-basis");

        assertEquals(1, run.code());
        assertTrue(refused().getFirst().get("reason").contains("Another subject"));
        assertEquals(1, status().get("slots").asInt());
    }

    @Test
    void aSecondWriterFailsAndLeavesTheListOfTheFirstAlone() throws Exception {
        Path manifest = Files.writeString(folder.resolve("custody.csv"), "path,subject\n");
        try (CustodyWriter first =
                Custody.write(Cli.SAFE, data(), DefaultPack.open(), Optional.empty(), Cli.MARCH.instant())) {
            Files.writeString(first.directory().resolve("refused.csv"), "row");
            Cli second = enrol(manifest);

            assertEquals(3, second.code());
            assertTrue(second.err().contains("Somebody else is writing"));
        }
        assertEquals("row", Files.readString(data().resolve("refused.csv"), StandardCharsets.UTF_8));
        assertEquals(0, enrol(manifest).code());
    }

    @Test
    void aFolderThatIsNoPackIsNamed() throws Exception {
        Path manifest = Files.writeString(folder.resolve("custody.csv"), "path,subject\n");

        Cli run = enrol(manifest, "--pack", folder);

        assertEquals(3, run.code());
        assertTrue(run.err().contains("no model pack"), run.err());
        assertFalse(Files.exists(data()));
    }
}

package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.search.match.Match;
import org.stillmatch.template.PackId;
import org.stillmatch.template.TemplateFile;

class CustodyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path folder = Path.of("");

    private Path data() {
        return folder.resolve("data");
    }

    private void write(Entries... entries) throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(data(), Entries.DIRECTORY)) {
            for (Entries one : entries) {
                writer.append(one.entry(), Entries.template(one.entry().image().hashCode()), Entries.FRONT);
            }
        }
    }

    private CustodyGallery gallery(LocalDate day) throws Exception {
        return Custody.open(data()).gallery(day, Optional.empty());
    }

    private Why refusal(Path directory, DataDirectory wanted) {
        return assertThrows(DataDirectoryException.class, () -> CustodyWriter.open(directory, wanted))
                .why();
    }

    @Test
    void onlyWhatIsEligibleOnTheDayIsInTheGallery() throws Exception {
        write(
                Entries.lawful("S", "1", TODAY),
                Entries.of("T", "2"),
                Entries.lawful("S", "3", TODAY.plusDays(1)),
                Entries.lawful("U", "4", TODAY.plusDays(1)).born(TODAY.minusYears(17)));

        CustodyGallery today = gallery(TODAY);
        CustodyGallery tomorrow = gallery(TODAY.plusDays(1));

        assertEquals(
                List.of("1", "3"),
                today.images().stream().map(CustodyImage::image).toList());
        assertEquals(Map.of(Eligible.NO_BASIS, 1, Eligible.UNDER_AGE, 1), today.notEligible());
        assertEquals(
                List.of("3"),
                tomorrow.images().stream().map(CustodyImage::image).toList());
        assertEquals(
                Map.of(Eligible.NO_BASIS, 1, Eligible.UNDER_AGE, 1, Eligible.REVIEW_PASSED, 1), tomorrow.notEligible());
    }

    @Test
    void theNumbersOfAMatchLeadToItsImageAndToItsSubject() throws Exception {
        write(
                Entries.of("not eligible", "0"),
                Entries.lawful("S", "1", TODAY),
                Entries.lawful("T", "2", TODAY),
                Entries.lawful("S", "3", TODAY));
        CustodyGallery gallery = gallery(TODAY);

        List<Match> matches = gallery.matcher()
                .match(Entries.template("3".hashCode()), Entries.FRONT, 5)
                .matches();

        assertEquals(2, matches.size());
        assertEquals("3", gallery.images().get(matches.getFirst().image()).image());
        assertEquals("S", gallery.images().get(matches.getFirst().subject()).subject());
        assertEquals("1", gallery.images().get(matches.getFirst().subject()).image());
        assertEquals("T", gallery.images().get(matches.get(1).subject()).subject());
    }

    @Test
    void theSnapshotIsTheHashOfTheFileAndTheDay() throws Exception {
        write(Entries.lawful("S", "1", TODAY));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Files.readAllBytes(data().resolve("templates.bin")));
        bytes.writeBytes("2026-03-01".getBytes(StandardCharsets.US_ASCII));

        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray())),
                gallery(TODAY).snapshot());
    }

    @Test
    void whatIsSaidLastOfAnImageHoldsAndItsTemplateStays() throws Exception {
        write(Entries.of("S", "1"), Entries.lawful("T", "2", TODAY));
        try (CustodyWriter writer = CustodyWriter.open(data(), Entries.DIRECTORY)) {
            writer.amend(List.of(Entries.lawful("S", "1", TODAY).entry()));
        }

        CustodyGallery gallery = gallery(TODAY);
        Match best = gallery.matcher()
                .match(Entries.template("1".hashCode()), Entries.FRONT, 1)
                .matches()
                .getFirst();

        assertEquals(
                List.of("1", "2"),
                gallery.images().stream().map(CustodyImage::image).toList());
        assertEquals(1.0, best.raw(), 1e-12);
        assertEquals("S", gallery.images().get(best.subject()).subject());
        assertEquals(3, Custody.open(data()).holdings(TODAY).entries());
    }

    @Test
    void holdingsCountWhatThereIsAndNameWhatIsDamaged() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.of("S", "2"), Entries.lawful("T", "3", TODAY));
        Holdings whole = Custody.open(data()).holdings(TODAY);
        byte[] bytes = Files.readAllBytes(data().resolve("templates.bin"));
        bytes[bytes.length - 10] ^= 1;
        Files.write(data().resolve("templates.bin"), bytes);
        Holdings damaged = Custody.open(data()).holdings(TODAY);

        assertEquals(3, whole.images());
        assertEquals(2, whole.subjects());
        assertEquals(2, whole.eligible());
        assertEquals(Map.of(Eligible.NO_BASIS, 1), whole.notEligible());
        assertEquals(List.of(), whole.damaged());
        assertEquals(2, damaged.images());
        assertEquals(1, damaged.damaged().size());
        assertTrue(damaged.damaged().getFirst().offset() > 48);
    }

    @Test
    void aSecondWriterIsRefusedWhileTheFirstOneWrites() throws Exception {
        CustodyWriter first = CustodyWriter.open(data(), Entries.DIRECTORY);
        assertEquals(Why.IN_USE, refusal(data(), Entries.DIRECTORY));
        first.close();
        CustodyWriter.open(data(), Entries.DIRECTORY).close();
    }

    @Test
    void anotherPackIsRefusedByBothNames() throws Exception {
        write(Entries.of("S", "1"));
        DataDirectory other = new DataDirectory(
                "standalone", new PackId("b".repeat(64)), "other", Optional.empty(), 64, Instant.EPOCH);

        DataDirectoryException refused =
                assertThrows(DataDirectoryException.class, () -> CustodyWriter.open(data(), other));

        assertEquals(Why.OTHER_PACK, refused.why());
        assertTrue(String.valueOf(refused.getMessage()).matches(".*'tiny' \\(a+\\).*'other' \\(b+\\).*"));
        write(Entries.of("S", "2"));
    }

    @Test
    void aDirectoryOfTheServiceAndOneOfSomebodyElseAreRefusedAndLeftAlone() throws Exception {
        Path service = Files.createDirectory(folder.resolve("service"));
        Files.writeString(service.resolve("stillmatch.json"), "{\"format\":1,\"kind\":\"casework\"}");
        Path strange = Files.createDirectory(folder.resolve("strange"));
        Files.writeString(strange.resolve("letter.txt"), "Dear");

        assertEquals(Why.CASEWORK, refusal(service, Entries.DIRECTORY));
        assertEquals(Why.NONE, refusal(strange, Entries.DIRECTORY));
        assertEquals(
                Why.NONE,
                assertThrows(DataDirectoryException.class, () -> Custody.open(strange))
                        .why());
        try (Stream<Path> files = Stream.concat(Files.list(service), Files.list(strange))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aDamagedDescriptionIsNamed() throws Exception {
        write(Entries.of("S", "1"));
        for (String text :
                List.of("", "{", "{\"format\":1,\"kind\":\"x\"}", "{\"format\":1,\"kind\":\"standalone\"}")) {
            Files.writeString(data().resolve("stillmatch.json"), text);
            assertEquals(Why.DAMAGED, refusal(data(), Entries.DIRECTORY), text);
        }
    }

    @Test
    void theDescriptionIsKept() throws Exception {
        DataDirectory made = new DataDirectory(
                "standalone", Entries.PACK, "tiny", Optional.of(folder), 64, Instant.parse("2026-03-01T10:00:00Z"));
        CustodyWriter.open(data(), made).close();

        assertEquals(made, Custody.open(data()).description());
    }

    @Test
    void syntheticSubjectsAreTheSameAgainAndSaidToBeSynthetic() throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(data(), Entries.DIRECTORY)) {
            assertEquals(30, SyntheticSubjects.add(writer, 30, 7));
        }
        try (CustodyWriter writer = CustodyWriter.open(data(), Entries.DIRECTORY)) {
            assertEquals(20, SyntheticSubjects.add(writer, 50, 7));
        }
        Path atOnce = folder.resolve("at once");
        try (CustodyWriter writer = CustodyWriter.open(atOnce, Entries.DIRECTORY)) {
            SyntheticSubjects.add(writer, 50, 7);
        }
        CustodyGallery gallery = gallery(TODAY);

        assertEquals(-1, Files.mismatch(data().resolve("templates.bin"), atOnce.resolve("templates.bin")));
        assertEquals(50, gallery.matcher().subjects());
        assertTrue(gallery.images().stream().allMatch(CustodyImage::synthetic));
        assertEquals("synthetic-000001", gallery.images().getFirst().subject());
        assertEquals("synthetic", gallery.images().getFirst().path());
    }

    @Test
    void syntheticSubjectsHaveNothingInCommon() throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(data(), Entries.DIRECTORY)) {
            SyntheticSubjects.add(writer, 200, 7);
        }
        List<float[]> vectors = new ArrayList<>();
        TemplateFile.read(data().resolve("templates.bin"), Entries.PACK, Entries.DIMENSION, entry -> {
            short[] components = entry.template().components();
            float[] vector = new float[components.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = components[i];
            }
            vectors.add(vector);
        });
        for (int i = 1; i < vectors.size(); i++) {
            // Streams that overlap would repeat a vector moved along by a place.
            for (int shift = -2; shift <= 2; shift++) {
                assertTrue(Math.abs(cosine(vectors.get(i - 1), vectors.get(i), shift)) < 0.65);
            }
        }
        assertFalse(vectors.isEmpty());
    }

    private static double cosine(float[] a, float[] b, int shift) {
        double dot = 0;
        double na = 0;
        double nb = 0;
        for (int i = Math.max(0, -shift); i < Math.min(a.length, b.length - shift); i++) {
            dot += a[i] * b[i + shift];
            na += a[i] * a[i];
            nb += b[i + shift] * b[i + shift];
        }
        return dot / Math.sqrt(na * nb);
    }
}

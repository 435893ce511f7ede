package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.gallery.Tombstone;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.search.match.Match;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

class CustodyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<OpenCustody> open = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Path data() {
        return folder.resolve("data");
    }

    private void write(Entries... entries) throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(safe(), data(), Entries.DIRECTORY)) {
            for (Entries one : entries) {
                writer.append(one.entry(), Entries.template(one.entry().image().hashCode()), Entries.FRONT);
            }
        }
    }

    private Safe safe() {
        return new Safe(new RealDisk(), folder.resolve("keys"), new SecureRandom());
    }

    /// Open until the test ends: its templates are fetched when they are needed.
    private CustodyGallery gallery(LocalDate day) throws Exception {
        OpenCustody custody = Custody.open(safe(), data()).gallery(NOW, day, Optional.empty());
        open.add(custody);
        return custody.gallery();
    }

    private static List<String> names(CustodyGallery gallery) {
        List<String> names = new ArrayList<>();
        gallery.images().forEach(image -> names.add(image.image()));
        return names;
    }

    @AfterEach
    void close() throws Exception {
        for (OpenCustody one : open) {
            one.close();
        }
    }

    private Why refusal(Path directory, DataDirectory wanted) {
        return assertThrows(DataDirectoryException.class, () -> CustodyWriter.open(safe(), directory, wanted))
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

        assertEquals(List.of("1", "3"), names(today));
        assertEquals(Map.of(Eligible.NO_BASIS, 1, Eligible.UNDER_AGE, 1), today.notEligible());
        assertEquals(List.of("3"), names(tomorrow));
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
        assertEquals("S", gallery.images().get(matches.getFirst().image()).subject());
        assertEquals("T", gallery.images().get(matches.get(1).image()).subject());
        assertNotEquals(matches.getFirst().subject(), matches.get(1).subject());
    }

    @Test
    void theSnapshotNamesWhatIsEnrolledAndWhatIsEligible() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.lawful("T", "2", TODAY.plusDays(1)));
        String today = gallery(TODAY).snapshot();

        assertEquals(today, gallery(TODAY).snapshot());
        assertNotEquals(today, gallery(TODAY.plusDays(1)).snapshot());
        write(Entries.lawful("U", "3", TODAY));
        assertNotEquals(today, gallery(TODAY).snapshot());
    }

    @Test
    void anErasedSubjectIsGoneFromTheGalleryItsBackupsAndTheListOfRefusals() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.lawful("T", "2", TODAY), Entries.lawful("S", "3", TODAY));
        Files.writeString(data().resolve("refused.csv"), "row,path,subject,reason\r\n9,x.jpg,S,No face.\r\n");
        Path backup = folder.resolve("backup");
        Custody.open(safe(), data()).backup(backup);
        assertEquals(List.of("1", "2", "3"), restored(backup, "before"));

        try (CustodyWriter writer = Custody.change(safe(), data())) {
            assertEquals(2, writer.erase("S", NOW));
            assertEquals(0, writer.erase("S", NOW));
        }

        assertEquals(List.of("2"), names(gallery(TODAY)));
        assertEquals(List.of("2"), restored(backup, "after"));
        assertFalse(Files.exists(data().resolve("refused.csv")));
        assertEquals(1, Custody.open(safe(), data()).holdings(TODAY).erased());
    }

    @Test
    void aSubjectEnrolledAgainAfterErasureIsSomebodyNew() throws Exception {
        write(Entries.lawful("S", "1", TODAY));
        try (CustodyWriter writer = Custody.change(safe(), data())) {
            writer.erase("S", NOW);
        }
        write(Entries.lawful("S", "1", TODAY));

        assertEquals(List.of("1"), names(gallery(TODAY)));
        assertEquals(2, Custody.open(safe(), data()).holdings(TODAY).slots());
    }

    @Test
    void aRestoredDirectoryGivesNobodyTheKeyOfSomebodyInTheOriginal() throws Exception {
        write(Entries.lawful("S", "1", TODAY));
        Path backup = folder.resolve("backup");
        Custody.open(safe(), data()).backup(backup);
        write(Entries.lawful("T", "2", TODAY));
        Path copy = folder.resolve("copy");
        Restoration.data(safe(), backup, copy);

        try (CustodyWriter writer = Custody.change(safe(), copy)) {
            writer.append(Entries.lawful("U", "3", TODAY).entry(), Entries.template(3), Entries.FRONT);
        }
        try (CustodyWriter writer = Custody.change(safe(), copy)) {
            assertEquals(1, writer.erase("U", NOW));
        }

        assertEquals(List.of("1", "2"), names(gallery(TODAY)));
    }

    @Test
    void aListOfRefusalsThatNamesAnErasedSubjectInQuotationMarksIsDeletedToo() throws Exception {
        write(Entries.lawful("Ann \"Red\" Lee", "1", TODAY));
        RefusedFile.write(new RealDisk(), data(), List.of(new Refusal(2, "x.jpg", "Ann \"Red\" Lee", "No face.")));

        try (CustodyWriter writer = Custody.change(safe(), data())) {
            writer.erase("Ann \"Red\" Lee", NOW);
        }

        assertFalse(Files.exists(data().resolve("refused.csv")));
    }

    @Test
    void theGalleryOfAnEarlierSnapshotIsThatOneLessWhatWasErasedSince() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.lawful("T", "2", TODAY));
        OpenCustody then = Custody.open(safe(), data()).gallery(NOW, TODAY, Optional.empty());
        open.add(then);
        long operations = then.snapshot().operations();
        try (CustodyWriter writer = Custody.change(safe(), data())) {
            writer.append(Entries.lawful("U", "3", TODAY).entry(), Entries.template(3), Entries.FRONT);
            writer.amend(List.of(Entries.of("T", "2").entry()));
        }

        OpenCustody again = Custody.open(safe(), data()).gallery(operations, NOW, TODAY, Optional.empty());
        open.add(again);
        assertEquals(List.of("1", "2"), names(again.gallery()));
        assertEquals(then.snapshot(), again.snapshot());

        try (CustodyWriter writer = Custody.change(safe(), data())) {
            writer.erase("S", NOW);
        }
        OpenCustody less = Custody.open(safe(), data()).gallery(operations, NOW, TODAY, Optional.empty());
        open.add(less);
        assertEquals(List.of("2"), names(less.gallery()));
        assertEquals(then.snapshot().leafRoot(), less.snapshot().leafRoot());
        assertEquals(
                List.of(List.of(0)),
                less.state().erasedSince().stream().map(Tombstone::slots).toList());
    }

    @Test
    void withoutItsKeysADirectoryIsRefused() throws Exception {
        write(Entries.lawful("S", "1", TODAY));
        Safe elsewhere = new Safe(new RealDisk(), folder.resolve("other keys"), new SecureRandom());
        Safe inside = new Safe(new RealDisk(), data().resolve("keys"), new SecureRandom());

        assertEquals(Why.NO_KEYS, why(() -> Custody.open(elsewhere, data()).holdings(TODAY)));
        assertEquals(Why.NO_KEYS, why(() -> Custody.change(elsewhere, data()).close()));
        assertEquals(Why.NONE, why(() -> Custody.change(inside, data()).close()));
        assertFalse(Files.exists(folder.resolve("other keys")));
    }

    @Test
    void lostKeysComeBackFromTheirOwnBackupAndKnowOfLaterErasures() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.lawful("T", "2", TODAY));
        Path keys = folder.resolve("backup of keys");
        Custody.open(safe(), data()).backupKeys(keys);
        try (CustodyWriter writer = Custody.change(safe(), data())) {
            writer.erase("S", NOW);
        }
        Path backup = folder.resolve("backup");
        Custody.open(safe(), data()).backup(backup);
        Safe fresh = new Safe(new RealDisk(), folder.resolve("fresh keys"), new SecureRandom());

        Restoration.keys(fresh, backup, keys);
        Path data = folder.resolve("restored");
        Restoration.data(fresh, backup, data);

        try (OpenCustody custody = Custody.open(fresh, data).gallery(NOW, TODAY, Optional.empty())) {
            assertEquals(List.of("2"), names(custody.gallery()));
            assertTrue(custody.key(0).isEmpty());
            assertTrue(custody.key(1).isPresent());
        }
        assertEquals(Why.NONE, why(() -> Restoration.keys(fresh, backup, keys)));
    }

    private List<String> restored(Path backup, String name) throws Exception {
        Path to = folder.resolve(name);
        Restoration.data(safe(), backup, to);
        try (OpenCustody custody = Custody.open(safe(), to).gallery(NOW, TODAY, Optional.empty())) {
            return names(custody.gallery());
        }
    }

    private static Why why(Executable act) {
        return assertThrows(DataDirectoryException.class, act).why();
    }

    @Test
    void whatIsSaidLastOfAnImageHoldsAndItsTemplateStays() throws Exception {
        write(Entries.of("S", "1"), Entries.lawful("T", "2", TODAY));
        try (CustodyWriter writer = CustodyWriter.open(safe(), data(), Entries.DIRECTORY)) {
            writer.amend(List.of(Entries.lawful("S", "1", TODAY).entry()));
        }

        CustodyGallery gallery = gallery(TODAY);
        Match best = gallery.matcher()
                .match(Entries.template("1".hashCode()), Entries.FRONT, 1)
                .matches()
                .getFirst();

        assertEquals(List.of("1", "2"), names(gallery));
        assertEquals(1.0, best.raw(), 1e-12);
        assertEquals("S", gallery.images().get(best.image()).subject());
        assertEquals(2, Custody.open(safe(), data()).holdings(TODAY).slots());
    }

    @Test
    void holdingsCountWhatThereIsAndNameWhatIsDamaged() throws Exception {
        write(Entries.lawful("S", "1", TODAY), Entries.of("S", "2"), Entries.lawful("T", "3", TODAY));
        Holdings whole = Custody.open(safe(), data()).holdings(TODAY);
        Path segment = data().resolve("gallery").resolve("segment-000001");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        Holdings damaged = Custody.open(safe(), data()).holdings(TODAY);

        assertEquals(3, whole.images());
        assertEquals(2, whole.subjects());
        assertEquals(2, whole.eligible());
        assertEquals(Map.of(Eligible.NO_BASIS, 1), whole.notEligible());
        assertEquals(List.of(), whole.damaged());
        assertEquals(2, damaged.images());
        assertEquals(1, damaged.damaged().size());
        assertEquals(OptionalInt.of(1), damaged.damaged().getFirst().slot());
    }

    @Test
    void aSecondWriterIsRefusedWhileTheFirstOneWrites() throws Exception {
        CustodyWriter first = CustodyWriter.open(safe(), data(), Entries.DIRECTORY);
        assertEquals(Why.IN_USE, refusal(data(), Entries.DIRECTORY));
        first.close();
        CustodyWriter.open(safe(), data(), Entries.DIRECTORY).close();
    }

    @Test
    void anotherPackIsRefusedByBothNames() throws Exception {
        write(Entries.of("S", "1"));
        DataDirectory other = new DataDirectory(
                "standalone", new PackId("b".repeat(64)), "other", Optional.empty(), 64, Instant.EPOCH, "0".repeat(32));

        DataDirectoryException refused =
                assertThrows(DataDirectoryException.class, () -> CustodyWriter.open(safe(), data(), other));

        assertEquals(Why.OTHER_PACK, refused.why());
        assertTrue(String.valueOf(refused.getMessage()).matches(".*'tiny' \\(a+\\).*'other' \\(b+\\).*"));
        write(Entries.of("S", "2"));
    }

    @Test
    void aDirectoryOfTheServiceAndOneOfSomebodyElseAreRefusedAndLeftAlone() throws Exception {
        Path service = Files.createDirectory(folder.resolve("service"));
        Files.writeString(service.resolve("stillmatch.json"), "{\"format\":2,\"kind\":\"casework\"}");
        Path strange = Files.createDirectory(folder.resolve("strange"));
        Files.writeString(strange.resolve("letter.txt"), "Dear");

        assertEquals(Why.CASEWORK, refusal(service, Entries.DIRECTORY));
        assertEquals(Why.NONE, refusal(strange, Entries.DIRECTORY));
        assertEquals(
                Why.NONE,
                assertThrows(DataDirectoryException.class, () -> Custody.open(safe(), strange))
                        .why());
        try (Stream<Path> files = Stream.concat(Files.list(service), Files.list(strange))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aDamagedDescriptionIsNamed() throws Exception {
        write(Entries.of("S", "1"));
        for (String text :
                List.of("", "{", "{\"format\":2,\"kind\":\"x\"}", "{\"format\":2,\"kind\":\"standalone\"}")) {
            Files.writeString(data().resolve("stillmatch.json"), text);
            assertEquals(Why.DAMAGED, refusal(data(), Entries.DIRECTORY), text);
        }
    }

    @Test
    void theDescriptionIsKept() throws Exception {
        DataDirectory made =
                new DataDirectory("standalone", Entries.PACK, "tiny", Optional.of(folder), 64, NOW, "f".repeat(32));
        CustodyWriter.open(safe(), data(), made).close();

        assertEquals(made, Custody.open(safe(), data()).description());
    }

    @Test
    void syntheticSubjectsAreTheSameAgainAndSaidToBeSynthetic() throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(safe(), data(), Entries.DIRECTORY)) {
            assertEquals(30, SyntheticSubjects.add(writer, 30, 7));
        }
        try (CustodyWriter writer = CustodyWriter.open(safe(), data(), Entries.DIRECTORY)) {
            assertEquals(20, SyntheticSubjects.add(writer, 50, 7));
        }
        Path atOnce = folder.resolve("at once");
        try (CustodyWriter writer = CustodyWriter.open(safe(), atOnce, Entries.DIRECTORY)) {
            SyntheticSubjects.add(writer, 50, 7);
        }
        CustodyGallery gallery = gallery(TODAY);

        assertEquals(templates(atOnce), templates(data()));
        assertEquals(50, gallery.matcher().subjects());
        gallery.images().forEach(image -> assertTrue(image.synthetic()));
        assertEquals("synthetic-000001", gallery.images().get(0).subject());
        assertEquals("synthetic", gallery.images().get(0).path());
    }

    @Test
    void syntheticSubjectsHaveNothingInCommon() throws Exception {
        try (CustodyWriter writer = CustodyWriter.open(safe(), data(), Entries.DIRECTORY)) {
            SyntheticSubjects.add(writer, 200, 7);
        }
        List<float[]> vectors = new ArrayList<>();
        for (Template template : templates(data())) {
            short[] components = template.components();
            float[] vector = new float[components.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = components[i];
            }
            vectors.add(vector);
        }
        for (int i = 1; i < vectors.size(); i++) {
            // Streams that overlap would repeat a vector moved along by a place.
            for (int shift = -2; shift <= 2; shift++) {
                assertTrue(Math.abs(cosine(vectors.get(i - 1), vectors.get(i), shift)) < 0.65);
            }
        }
        assertFalse(vectors.isEmpty());
    }

    private List<Template> templates(Path directory) throws Exception {
        OpenCustody custody = Custody.open(safe(), directory).gallery(NOW, TODAY, Optional.empty());
        open.add(custody);
        List<Template> templates = new ArrayList<>();
        for (int slot = 0; slot < custody.state().slots(); slot++) {
            templates.add(custody.state().entry(slot).orElseThrow().template());
        }
        return templates;
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

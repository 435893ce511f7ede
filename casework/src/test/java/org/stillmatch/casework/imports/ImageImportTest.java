package org.stillmatch.casework.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;

class ImageImportTest {
    private static final String HEADER = "path,subject,image,view,captured_on,born_on,arrests,basis,review_on\n";
    private static final String ANN = "ann.jpg,S-1,I-1,front,2025-01-02,1990-05-06,theft; burglary,PACE,2030-01-01\n";
    private static final String BOB = "bob.jpg,S-2,I-2,left profile,2025-01-03,1991-05-06,,PACE,2030-01-01\n";

    @TempDir
    private Path folder;

    private ImportWorkshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new ImportWorkshop(folder);
    }

    @AfterEach
    void close() throws IOException {
        workshop.close();
    }

    @Test
    void aListBringsSubjectsImagesAndArrests() throws Exception {
        CustodyImport done =
                workshop.run(Kind.IMAGES, "custody.csv", HEADER + ANN + BOB, "ann.jpg", "Ann", "bob.jpg", "Bob");

        assertEquals("done", done.state());
        assertEquals(Map.of("enrolled", 2), done.outcomes());
        Image image = workshop.images.find("I-1").orElseThrow();
        assertEquals(Optional.of("front"), image.facts().view());
        assertEquals(Optional.of(LocalDate.of(2030, 1, 1)), image.facts().reviewOn());
        assertEquals(
                List.of("burglary", "theft"),
                workshop.arrests.of(image.subject()).stream()
                        .map(a -> a.facts().category())
                        .sorted()
                        .toList());
        assertEquals(
                Optional.of(LocalDate.of(1990, 5, 6)),
                workshop.subjects.find("S-1").orElseThrow().bornOn());
    }

    @Test
    void aRowThatCannotBeUsedCostsItselfAlone() throws Exception {
        String list = HEADER
                + ANN
                + "nobody.jpg,S-3,I-3,,,,,,\n"
                + "missing.jpg,S-4,I-4,,,,,,\n"
                + ",S-5,I-5,,,,,,\n"
                + "ann.jpg,S-6,I-1,,,,,,\n"
                + "ann.jpg,S-7,I-7,,yesterday,,,,\n";

        CustodyImport done = workshop.run(Kind.IMAGES, "l.csv", list, "ann.jpg", "Ann", "nobody.jpg", "nobody");

        assertEquals(Map.of("enrolled", 1, "refused", 5), done.outcomes());
        assertEquals(6, done.total().orElseThrow());
        assertEquals(
                List.of(
                        "",
                        "No face is believed in the picture.",
                        "There is no such file: send the picture with the list.",
                        "The row has no path: fill it in.",
                        "Row 2 has the same image id: give each image an id of its own.",
                        "captured_on is no date: write it as 2026-01-31."),
                workshop.report(done).stream().map(ImportRow::reason).toList());
        assertEquals(Optional.empty(), workshop.subjects.find("S-3"), "nobody is entered for a row that is refused");
    }

    @Test
    void theSameImportTwiceDoublesNothingAndReadsNoPictureAgain() throws Exception {
        Object[] files = {"custody.csv", HEADER + ANN + BOB, "ann.jpg", "Ann", "bob.jpg", "Bob"};
        workshop.run(Kind.IMAGES, files);
        int taken = workshop.taken.get();

        CustodyImport again = workshop.run(Kind.IMAGES, files);

        assertEquals(Map.of("unchanged", 2), again.outcomes());
        assertEquals(taken, workshop.taken.get());
        assertEquals(2, workshop.images.held());
        assertEquals(2, workshop.subjects.held());
    }

    @Test
    void anImportThatWasKilledGoesOnWhereItStopped() throws Exception {
        UUID id = workshop.ask(Kind.IMAGES, "custody.csv", HEADER + ANN + BOB, "ann.jpg", "Ann", "bob.jpg", "Bob");
        // As if it had been killed after its first row.
        workshop.rows.note(id, 2, "ann.jpg", "I-1", null, Outcome.ENROLLED, "");

        CustodyImport done = workshop.finish(id);
        CustodyImport again = workshop.finish(id);

        assertEquals(2, done.finished());
        assertEquals(1, workshop.images.held());
        assertEquals(1, workshop.taken.get());
        assertEquals(done, again);
    }

    @Test
    void whatIsUploadedLiesSealedAndIsGoneWhenTheImportIsOver() throws Exception {
        UUID id = workshop.ask(Kind.IMAGES, "custody.csv", HEADER + ANN, "ann.jpg", "Ann's only picture");
        Path there = workshop.directory.directory().resolve("imports").resolve(id.toString());
        try (Stream<Path> files = Files.list(there)) {
            List<Path> all = files.toList();
            assertEquals(2, all.size());
            for (Path file : all) {
                String text = new String(Files.readAllBytes(file), UTF_8);
                assertFalse(text.contains("Ann's") || text.contains("S-1"));
            }
        }
        long owner = workshop.imports.find(id).orElseThrow().keyOwner().orElseThrow();

        workshop.finish(id);

        try (Stream<Path> files = Files.list(there)) {
            assertEquals(List.of(), files.toList());
        }
        assertFalse(workshop.directory.keys().key(owner, new byte[32]));
    }

    @Test
    void aFolderOnTheServerIsReadAndNothingBesideIt() throws Exception {
        Path day = Files.createDirectories(workshop.incoming.resolve("day"));
        Files.writeString(
                day.resolve("custody.csv"), HEADER + ANN + "../secret.jpg,S-2,I-2,,,,,,\nlink.jpg,S-3,I-3,,,,,,\n");
        Files.writeString(day.resolve("ann.jpg"), "Ann");
        Files.writeString(workshop.incoming.resolve("secret.jpg"), "Secret");
        Files.createSymbolicLink(day.resolve("link.jpg"), workshop.incoming.resolve("secret.jpg"));

        CustodyImport done = workshop.finish(workshop.imports.begin(
                ImportWorkshop.MANAGER, fromFolder(Kind.IMAGES, "day", "custody.csv"), List.of()));

        assertEquals(Map.of("enrolled", 1, "refused", 2), done.outcomes());
        assertThrows(
                Refusal.class,
                () -> workshop.imports.begin(
                        ImportWorkshop.MANAGER, fromFolder(Kind.IMAGES, "../data", "custody.csv"), List.of()));
    }

    private static CustodyImports.Asked fromFolder(Kind kind, String below, String list) {
        return new CustodyImports.Asked(kind, below, list, Optional.empty(), OptionalInt.empty());
    }

    @Test
    void aHeaderThatIsWrongIsRefusedAtOnceAndNothingIsKept() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> workshop.ask(Kind.IMAGES, "l.csv", "path,person\nann.jpg,S-1\n"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("'person'"), refusal.getMessage());
        assertEquals(List.of(), workshop.imports.latest(10));
        assertEquals(List.of(), workshop.acts);
    }

    @Test
    void aChangeOfADayAddsAmendsAndTakesAway() throws Exception {
        workshop.run(Kind.IMAGES, "custody.csv", HEADER + ANN + BOB, "ann.jpg", "Ann", "bob.jpg", "Bob");
        String changes = "change,path,subject,image,born_on,basis,review_on\n"
                + "gone,,,I-2,,,\n"
                + "changed,ann.jpg,S-1,I-1,,PACE,2026-12-31\n"
                + "added,cyd.jpg,S-3,I-3,1980-01-01,PACE,2030-01-01\n"
                + "gone,,,I-9,,,\n"
                + "moved,,,I-1,,,\n";

        CustodyImport done = workshop.run(Kind.CHANGES, "delta.csv", changes, "cyd.jpg", "Cyd");

        assertEquals(
                Map.of("withdrawn", 1, "changed", 1, "enrolled", 1, "unchanged", 1, "refused", 1), done.outcomes());
        assertEquals(Optional.empty(), workshop.images.find("I-2"));
        assertEquals(
                Optional.of(Images.GONE_AT_SOURCE),
                workshop.images.latest("I-2").orElseThrow().reason());
        assertEquals(
                Optional.of(LocalDate.of(2026, 12, 31)),
                workshop.images.find("I-1").orElseThrow().facts().reviewOn());
        assertEquals(
                Optional.of(LocalDate.of(1990, 5, 6)),
                workshop.subjects.find("S-1").orElseThrow().bornOn(),
                "what a row leaves out is not forgotten");
    }

    @Test
    void anotherPictureOfTheSameIdTakesThePlaceOfTheFirst() throws Exception {
        workshop.run(Kind.IMAGES, "l.csv", HEADER + ANN, "ann.jpg", "Ann");
        UUID first = workshop.images.find("I-1").orElseThrow().id();

        CustodyImport done = workshop.run(Kind.IMAGES, "l.csv", HEADER + ANN, "ann.jpg", "Ann, taken again");

        assertEquals(Map.of("changed", 1), done.outcomes());
        assertEquals("withdrawn", workshop.images.find(first).orElseThrow().state());
        assertEquals(1, workshop.images.held());
    }

    @Test
    void anImageTakenInAnArrestOfTheWrongPersonIsWithdrawnAndStaysOut() throws Exception {
        String header = "path,subject,image,basis,review_on,arrest,category,wrong_person\n";
        workshop.run(Kind.IMAGES, "l.csv", header + "a.jpg,S-1,I-1,PACE,2030-01-01,A-1,theft,no\n", "a.jpg", "Ann");

        CustodyImport wrong = workshop.run(
                Kind.IMAGES, "l.csv", header + "a.jpg,S-1,I-1,PACE,2030-01-01,A-1,theft,yes\n", "a.jpg", "Ann");
        CustodyImport again = workshop.run(Kind.IMAGES, "l.csv", HEADER + ANN, "ann.jpg", "Ann");

        assertEquals(Map.of("withdrawn", 1), wrong.outcomes());
        assertEquals(Map.of("refused", 1), again.outcomes());
        assertEquals(0, workshop.images.held());
    }

    @Test
    void anotherSubjectsImageIsNotTakenOver() throws Exception {
        workshop.run(Kind.IMAGES, "l.csv", HEADER + ANN, "ann.jpg", "Ann");

        CustodyImport done = workshop.run(Kind.IMAGES, "l.csv", HEADER + ANN.replace("S-1", "S-2"), "ann.jpg", "Ann");

        assertEquals(Map.of("refused", 1), done.outcomes());
        assertEquals(1, workshop.subjects.held());
    }

    @Test
    void withASubjectGoesWhatTheReportsSayOfIt() throws Exception {
        CustodyImport done =
                workshop.run(Kind.IMAGES, "custody.csv", HEADER + ANN + BOB, "ann.jpg", "Ann", "bob.jpg", "Bob");

        workshop.subjects.erase(
                ImportWorkshop.MANAGER,
                workshop.subjects.find("S-1").orElseThrow().id(),
                "acquitted");

        assertEquals(
                List.of("", "I-2"),
                workshop.report(done).stream().map(ImportRow::image).toList());
    }
}

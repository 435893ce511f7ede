package org.stillmatch.casework.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Images;

class FullListTest {
    private static final String HEADER = "path,subject,basis,review_on\n";

    @TempDir
    private Path folder;

    private ImportWorkshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new ImportWorkshop(folder);
        workshop.run(
                Kind.IMAGES,
                "l.csv",
                HEADER + "a,S-1,PACE,2030-01-01\nb,S-2,PACE,2030-01-01\nc,S-3,PACE,2030-01-01\n",
                "a",
                "Ann",
                "b",
                "Bob",
                "c",
                "Cyd");
    }

    @AfterEach
    void close() throws IOException {
        workshop.close();
    }

    @Test
    void whatTheSourceNoLongerHasIsWithdrawnAndWhatIsMissingHereIsAskedFor() throws Exception {
        CustodyImport done = workshop.run(Kind.FULL_LIST, "all.csv", "image\na\nc\nnew-1\nnew-2\n");

        assertEquals("done", done.state());
        assertEquals(Map.of("withdrawn", 1, "wanted", 2), done.outcomes());
        assertEquals(
                Optional.of(Images.GONE_AT_SOURCE),
                workshop.images.latest("b").orElseThrow().reason());
        assertEquals(
                List.of("new-1", "new-2"),
                workshop.rows.of(done.id(), Outcome.WANTED, 10).stream()
                        .map(ImportRow::image)
                        .toList());
        var last = workshop.reconciliations.last().orElseThrow();
        assertEquals(ImportWorkshop.NOON, last.asOf());
        assertEquals(4, last.listed());
        assertEquals(1, last.withdrawn());
    }

    @Test
    void aComparisonThatWasKilledAtItsEndIsNotMadeAgain() throws Exception {
        UUID id = workshop.ask(Kind.FULL_LIST, "all.csv", "image\na\nb\nc\nd\n");
        InputStream list = new ByteArrayInputStream("image\na\nb\nc\nd\n".getBytes(StandardCharsets.UTF_8));
        workshop.comparison.run(workshop.imports.find(id).orElseThrow(), list);

        CustodyImport done = workshop.finish(id);

        assertEquals(Map.of("wanted", 1), done.outcomes());
        assertEquals(1, workshop.reconciliations.latest(10).size());
    }

    @Test
    void aListThatBrokeOffHalfwayWithdrawsNothing() throws Exception {
        StringBuilder images = new StringBuilder(HEADER);
        Object[] files = new Object[42];
        for (int i = 0; i < 20; i++) {
            images.append("p").append(i).append(",T-").append(i).append(",PACE,2030-01-01\n");
            files[2 * i + 2] = "p" + i;
            files[2 * i + 3] = "face " + i;
        }
        files[0] = "l.csv";
        files[1] = images;
        workshop.run(Kind.IMAGES, files);

        CustodyImport stopped = workshop.run(Kind.FULL_LIST, "all.csv", "image\na\nb\n");

        assertEquals("stopped", stopped.state());
        assertTrue(stopped.reason().orElseThrow().contains("lacks 21 of the 23 images"), stopped::toString);
        assertEquals(23, workshop.images.held());
        assertEquals(Optional.empty(), workshop.reconciliations.last());

        CustodyImport meant = workshop.finish(workshop.imports.begin(
                ImportWorkshop.MANAGER,
                new CustodyImports.Asked(
                        Kind.FULL_LIST, "", "all.csv", Optional.of(ImportWorkshop.NOON), OptionalInt.of(21)),
                List.of(upload("all.csv", "image\na\nb\n"))));
        assertEquals(Map.of("withdrawn", 21), meant.outcomes());
        assertEquals(2, workshop.images.held());
    }

    @Test
    void whatCameAfterTheMomentForWhichTheListSpeaksIsNotGone() throws Exception {
        CustodyImport done = workshop.finish(workshop.imports.begin(
                ImportWorkshop.MANAGER,
                new CustodyImports.Asked(
                        Kind.FULL_LIST,
                        "",
                        "all.csv",
                        Optional.of(ImportWorkshop.NOON.minusSeconds(1)),
                        OptionalInt.empty()),
                List.of(upload("all.csv", "image\na\n"))));

        assertEquals(Map.of(), done.outcomes());
        assertEquals(3, workshop.images.held());
    }

    @Test
    void aListForTheFutureOrWithARowThatNamesNoImageIsRefused() throws Exception {
        assertThrows(
                Refusal.class,
                () -> workshop.imports.begin(
                        ImportWorkshop.MANAGER,
                        new CustodyImports.Asked(
                                Kind.FULL_LIST,
                                "",
                                "all.csv",
                                Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                                OptionalInt.empty()),
                        List.of(upload("all.csv", "image\na\n"))));

        CustodyImport stopped = workshop.run(Kind.FULL_LIST, "all.csv", "image,path\na,x\n,y\n");

        assertTrue(stopped.reason().orElseThrow().startsWith("Row 3 names no image"));
        assertEquals(3, workshop.images.held());
    }

    @Test
    void anImageThatWasWithdrawnHereIsNotAskedFor() throws Exception {
        workshop.images.withdraw(
                ImportWorkshop.MANAGER, workshop.images.find("a").orElseThrow().id(), "a court said so");

        CustodyImport done = workshop.run(Kind.FULL_LIST, "all.csv", "image\na\nb\nc\n");

        assertEquals(Map.of("refused", 1), done.outcomes());
    }

    private static CustodyImports.Upload upload(String name, String text) {
        return new CustodyImports.Upload(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

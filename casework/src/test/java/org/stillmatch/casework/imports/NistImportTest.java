package org.stillmatch.casework.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.nist.FaceImage;
import org.stillmatch.casework.nist.NistRefusal;
import org.stillmatch.casework.nist.NistWriter;
import org.stillmatch.casework.nist.SubjectFields.Subject;
import org.stillmatch.casework.nist.Transaction;
import org.stillmatch.casework.register.Image;

class NistImportTest {
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
    void eachFaceOfAFileBecomesAnImageOfItsSubject() throws Exception {
        Object[] files = {
            "one.an2", file("T-1", "S-1", "Ann", "Ann from the left"), "two.an2", file("T-2", "S-2", "Bob")
        };

        CustodyImport done = workshop.run(Kind.NIST, files);
        CustodyImport again = workshop.run(Kind.NIST, files);

        assertEquals(Map.of("enrolled", 3), done.outcomes());
        assertEquals(Map.of("unchanged", 3), again.outcomes());
        Image image = workshop.images.find("CITY/T-1/02").orElseThrow();
        assertEquals(Optional.of("left profile"), image.facts().view());
        assertEquals(Optional.of(LocalDate.of(2025, 3, 4)), image.facts().capturedOn());
        assertEquals(Optional.of("PACE"), image.facts().basis());
        assertEquals(
                Optional.of("S-1"),
                workshop.subjects.find(image.subject()).orElseThrow().sourceId());
    }

    @Test
    void aFileThatIsDamagedIsRefusedAndTheOthersAreNot() throws Exception {
        byte[] damaged = file("T-2", "S-2", "Bob");
        damaged[10] = 'x';

        CustodyImport done = workshop.run(
                Kind.NIST,
                "a.an2",
                file("T-1", "S-1", "Ann"),
                "b.an2",
                damaged,
                "c.an2",
                "no such thing",
                "d.an2",
                file("T-4", "S-4", "nobody"));

        assertEquals(Map.of("enrolled", 1, "refused", 3), done.outcomes());
        assertEquals(
                List.of("a.an2", "b.an2", "c.an2", "d.an2"),
                workshop.report(done).stream().map(ImportRow::path).toList());
    }

    private static byte[] file(String control, String subject, String... faces) throws NistRefusal {
        List<org.stillmatch.casework.nist.LogicalRecord> records = new java.util.ArrayList<>();
        records.add(ImportWorkshop.FIELDS.record(new Subject(
                subject,
                Optional.of(LocalDate.of(1990, 2, 3)),
                Optional.of("theft"),
                Optional.of("PACE"),
                Optional.of(LocalDate.of(2030, 1, 1)),
                Optional.empty())));
        for (int i = 0; i < faces.length; i++) {
            records.add(FaceImage.record(
                    i + 1,
                    "CITY",
                    LocalDate.of(2025, 3, 4),
                    48,
                    64,
                    false,
                    i == 0 ? "F" : "L",
                    faces[i].getBytes(UTF_8)));
        }
        return NistWriter.write(Transaction.of("MUG", "20260131", "MPS", "CITY", control, records));
    }
}

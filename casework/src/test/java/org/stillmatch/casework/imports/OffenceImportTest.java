package org.stillmatch.casework.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.offences.RecordedOffence;

class OffenceImportTest {
    private static final String HEADER = "offence,subject,role,date,class,corrects,reference\n";

    @TempDir
    private Path folder;

    private ImportWorkshop workshop;
    private int ann;

    @BeforeEach
    void open() throws Exception {
        workshop = new ImportWorkshop(folder);
        workshop.run(Kind.IMAGES, "l.csv", "path,subject\na,S-1\nb,S-2\n", "a", "Ann", "b", "Bob");
        ann = workshop.subjects.find("S-1").orElseThrow().id();
    }

    @AfterEach
    void close() throws IOException {
        workshop.close();
    }

    @Test
    void aCorrectionTakesThePlaceOfARecordWhichStays() throws Exception {
        workshop.run(Kind.OFFENCES, "o.csv", HEADER + "O-1,S-1,charged,2025-05-06,theft from shop,,\n");

        workshop.run(Kind.OFFENCES, "o.csv", HEADER + "O-2,S-1,acquitted,2025-05-06,theft from shop,O-1,case 17\n");

        List<RecordedOffence> all = workshop.offences.of(ann);
        assertEquals(2, all.size());
        RecordedOffence first =
                all.stream().filter(o -> !o.stands()).findFirst().orElseThrow();
        assertEquals(OffenceRole.CHARGED, first.facts().role());
        assertEquals(Optional.of("O-2"), first.correctedBy());
        assertEquals(
                List.of(OffenceRole.ACQUITTED),
                workshop.offences.standing(ann).stream()
                        .map(o -> o.facts().role())
                        .toList());
    }

    @Test
    void theSameListTwiceDoublesNothing() throws Exception {
        String list = HEADER + "O-1,S-1,charged,2025-05-06,theft,,\nO-2,S-1,acquitted,2025-05-06,theft,O-1,case 17\n";
        workshop.run(Kind.OFFENCES, "o.csv", list);

        assertEquals(
                Map.of("unchanged", 2),
                workshop.run(Kind.OFFENCES, "o.csv", list).outcomes());
        assertEquals(2, workshop.offences.of(ann).size());
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() throws Exception {
        String list = HEADER
                + "O-1,S-1,charged,2025-05-06,theft,,\n"
                + "O-1,S-1,convicted,2025-05-06,theft,,\n"
                + "O-3,S-9,charged,2025-05-06,theft,,\n"
                + "O-4,S-1,guilty,2025-05-06,theft,,\n"
                + "O-5,S-1,charged,yesterday,theft,,\n"
                + "O-6,S-1,convicted,2025-05-06,theft,O-1,\n"
                + "O-7,S-1,convicted,2025-05-06,theft,O-8,case\n"
                + "O-9,S-1,convicted,2025-05-06,theft,O-1,case\n"
                + "O-10,S-1,acquitted,2025-05-06,theft,O-1,case\n";

        CustodyImport done = workshop.run(Kind.OFFENCES, "o.csv", list);

        assertEquals(Map.of("entered", 2, "refused", 7), done.outcomes());
        assertEquals(
                List.of(
                        "A record of this id says something else: send a correction with an id of its own.",
                        "There is no such subject in the custody gallery: import the person first.",
                        "The role is none of reported, suspected, charged, convicted and acquitted.",
                        "The date is none: write it as 2026-01-31.",
                        "Say by what authority the record is corrected.",
                        "There is no record of the id that is to be corrected.",
                        "The record was corrected before: correct its correction."),
                workshop.rows.of(done.id(), Outcome.REFUSED, 10).stream()
                        .map(ImportRow::reason)
                        .toList());
    }

    @Test
    void theDatabaseItselfLetsNobodyOverwriteARecord() throws Exception {
        workshop.run(Kind.OFFENCES, "o.csv", HEADER + "O-1,S-1,charged,2025-05-06,theft,,\n");

        assertThrows(
                RuntimeException.class,
                () -> workshop.database
                        .sql("update recorded_offence set role = 'convicted'")
                        .update());
    }

    @Test
    void withASubjectGoItsRecordsEvenIfTheyWereCorrectedToAnothers() throws Exception {
        workshop.run(
                Kind.OFFENCES,
                "o.csv",
                HEADER + "O-1,S-1,charged,2025-05-06,theft,,\nO-2,S-2,charged,2025-05-06,theft,O-1,wrong person\n");

        workshop.subjects.erase(ImportWorkshop.MANAGER, ann, "wrong person");

        assertEquals(List.of(), workshop.offences.of(ann));
        int bob = workshop.subjects.find("S-2").orElseThrow().id();
        assertEquals(1, workshop.offences.standing(bob).size());
    }
}

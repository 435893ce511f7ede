package org.stillmatch.casework.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.Register;
import org.stillmatch.casework.live.Searched;

/// What an import says of an image holds in the next search already.
class SearchAfterImportTest {
    private static final String HEADER = "path,subject,captured_on,born_on,basis,review_on\n";

    @TempDir
    private Path folder;

    private ImportWorkshop workshop;
    private LiveCustody live;

    @BeforeEach
    void open() throws Exception {
        workshop = new ImportWorkshop(folder);
        AtomicLong number = new AtomicLong();
        live = LiveCustody.open(
                new Register(
                        workshop.directory,
                        workshop.database,
                        workshop.server.transactions(),
                        workshop.acts::add,
                        Clock.fixed(ImportWorkshop.NOON, ZoneOffset.UTC),
                        () -> new UUID(2, number.incrementAndGet()),
                        workshop.intents,
                        workshop.subjects,
                        workshop.pictures,
                        workshop.reconciliations),
                Optional.empty());
        workshop.run(
                Kind.IMAGES,
                "l.csv",
                HEADER
                        + "ann,S-1,2025-01-02,1990-05-06,PACE,2030-01-01\n"
                        + "bob,S-2,2025-01-02,1990-05-06,PACE,2030-01-01\n"
                        + "lapsed,S-3,2025-01-02,1990-05-06,PACE,2026-02-28\n"
                        + "child,S-4,2025-01-02,2010-05-06,PACE,2030-01-01\n"
                        + "baseless,S-5,2025-01-02,1990-05-06,,2030-01-01\n",
                "ann",
                "ann",
                "bob",
                "bob",
                "lapsed",
                "lapsed",
                "child",
                "child",
                "baseless",
                "baseless");
    }

    @AfterEach
    void close() throws IOException {
        live.close();
        workshop.close();
    }

    @Test
    void onlyWhatIsEligibleIsCompared() {
        assertEquals(Set.of("ann", "bob"), found("ann"));
        assertEquals(2, search("ann").matches().certificate().compared());
        assertEquals(
                3,
                search("ann").notEligible().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void whatADeltaTakesAwayIsComparedNoMoreInTheNextSearch() throws Exception {
        workshop.run(Kind.CHANGES, "d.csv", "change,path,subject,image\ngone,,,ann\n");

        assertEquals(Set.of("bob"), found("ann"));
        assertEquals(1, search("ann").matches().certificate().compared());
    }

    @Test
    void whatAFullListLacksIsComparedNoMoreInTheNextSearch() throws Exception {
        assertThrows(Refusal.class, () -> live.requireReconciled(Duration.ofHours(24), ImportWorkshop.NOON));

        workshop.run(Kind.FULL_LIST, "f.csv", "image\nbob\nlapsed\nchild\nbaseless\n");

        assertEquals(Set.of("bob"), found("ann"));
        live.requireReconciled(Duration.ofHours(24), ImportWorkshop.NOON);
        assertThrows(
                Refusal.class,
                () -> live.requireReconciled(Duration.ofHours(24), ImportWorkshop.NOON.plus(Duration.ofHours(25))));
    }

    @Test
    void aChangedReviewDateOrBirthHoldsInTheNextSearch() throws Exception {
        workshop.run(
                Kind.IMAGES,
                "l.csv",
                HEADER
                        + "ann,S-1,2025-01-02,2010-05-06,PACE,2030-01-01\n"
                        + "lapsed,S-3,2025-01-02,1990-05-06,PACE,2027-02-28\n");

        assertEquals(Set.of("bob", "lapsed"), found("ann"));
    }

    private Searched search(String face) {
        return live.search(
                workshop.face(face.getBytes(UTF_8)).embedded(), false, 10, ImportWorkshop.NOON, ImportWorkshop.TODAY);
    }

    private Set<String> found(String face) {
        return search(face).candidates().stream()
                .map(candidate -> workshop.images
                        .find(candidate.image())
                        .orElseThrow()
                        .facts()
                        .sourceId())
                .collect(Collectors.toSet());
    }
}

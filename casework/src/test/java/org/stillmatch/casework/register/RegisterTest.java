package org.stillmatch.casework.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.register.Registers.MANAGER;
import static org.stillmatch.casework.register.Registers.facts;
import static org.stillmatch.casework.register.Registers.person;
import static org.stillmatch.casework.register.Registers.portrait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.register.Intents.Intent;

class RegisterTest {
    @TempDir
    private Path folder;

    private TestDatabase database;
    private CaseworkDirectory directory;
    private Registers register;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        directory = CaseworkDirectories.in(folder);
        register = new Registers(directory, database.client(), database.transactions(), 1);
    }

    @AfterEach
    void close() throws IOException {
        directory.close();
        database.close();
    }

    @Test
    void aPersonHasOneNumberAndAKeyOfItsOwn() {
        int first = register.subjects.enter(MANAGER, person("A"));
        int again = register.subjects.enter(MANAGER, person("A"));
        int second = register.subjects.enter(MANAGER, person("B"));

        assertEquals(first, again);
        assertEquals(List.of(0, 1), List.of(first, second));
        assertTrue(register.directory.keys().key(second, new byte[32]));
        assertEquals(
                List.of("enrol subject", "enrol subject"),
                register.acts.stream().map(Act::name).toList());
    }

    @Test
    void aNumberThatTheKeyRingKnowsIsNotGivenAgain() {
        // As after the database was restored from a backup that is older than the keys.
        directory.keys().make(0, 1);
        directory.keys().erase(Instant.EPOCH, 1);

        assertEquals(2, register.subjects.enter(MANAGER, person("A")));
    }

    @Test
    void anImageIsCommittedWithItsSealedTemplateAndFile() throws IOException {
        int subject = register.subjects.enter(MANAGER, person("A"));
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(5));

        Intent intent = register.intents.pending(10).getFirst();
        assertEquals("enrol", intent.kind());
        assertEquals(Optional.of(image), intent.image());
        assertEquals(
                Optional.of(portrait(5).embedded()),
                SealedTemplate.open(
                        directory.keys(),
                        subject,
                        image,
                        CaseworkDirectories.PACK,
                        intent.template().orElseThrow()));
        assertArrayEquals(
                portrait(5).file(), register.pictures.get(subject, image).orElseThrow());
        try (Stream<Path> files = Files.walk(directory.directory().resolve("pictures"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), UTF_8).contains("the file of"));
            }
        }
    }

    @Test
    void nothingOfARolledBackEnrolmentIsThere() {
        int subject = register.subjects.enter(MANAGER, person("A"));
        AtomicInteger told = new AtomicInteger();
        register.intents.followedBy(told::incrementAndGet);

        assertThrows(
                IllegalStateException.class,
                () -> database.transactions().executeWithoutResult(status -> {
                    register.images.enrol(MANAGER, subject, facts("a1"), portrait(5));
                    throw new IllegalStateException("on purpose");
                }));

        assertEquals(List.of(), register.intents.pending(10));
        assertEquals(0, register.images.held());
        assertEquals(0, told.get());
    }

    @Test
    void whoFollowsIsToldOnceForEachCommit() {
        AtomicInteger told = new AtomicInteger();
        register.intents.followedBy(told::incrementAndGet);
        int subject = register.subjects.enter(MANAGER, person("A"));
        assertEquals(0, told.get(), "nothing in the gallery changes");

        database.transactions().executeWithoutResult(status -> {
            register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
            register.images.enrol(MANAGER, subject, facts("a2"), portrait(2));
        });

        assertEquals(1, told.get());
    }

    @Test
    void anArrestOfTheWrongPersonTakesItsImagesAndNoOthers() {
        int subject = register.subjects.enter(MANAGER, person("A"));
        Arrest.Facts facts = new Arrest.Facts("x", "theft", Optional.empty(), Optional.empty(), false);
        UUID arrest = register.arrests.enter(MANAGER, subject, facts);
        UUID taken = register.images.enrol(MANAGER, subject, Registers.arrested(facts("a1"), arrest), portrait(1));
        UUID other = register.images.enrol(MANAGER, subject, facts("a2"), portrait(2));

        Arrest.Facts wrong = new Arrest.Facts("x", "theft", Optional.empty(), Optional.empty(), true);
        assertEquals(arrest, register.arrests.enter(MANAGER, subject, wrong));

        assertEquals("withdrawn", register.images.find(taken).orElseThrow().state());
        assertEquals(
                Optional.of(Images.WRONG_PERSON),
                register.images.find(taken).orElseThrow().reason());
        assertEquals("held", register.images.find(other).orElseThrow().state());
        assertThrows(
                Refusal.class,
                () -> register.images.enrol(MANAGER, subject, Registers.arrested(facts("a3"), arrest), portrait(3)));
    }

    @Test
    void aWithdrawnImageStaysWithdrawnAndMayComeAgainAsAnother() {
        int subject = register.subjects.enter(MANAGER, person("A"));
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        assertThrows(Refusal.class, () -> register.images.enrol(MANAGER, subject, facts("a1"), portrait(1)));

        register.images.withdraw(MANAGER, image, Images.GONE_AT_SOURCE);

        assertThrows(Refusal.class, () -> register.images.withdraw(MANAGER, image, "again"));
        assertThrows(Refusal.class, () -> register.images.amend(MANAGER, image, facts("a1")));
        UUID anew = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        assertEquals(anew, register.images.find("a1").orElseThrow().id());
    }

    @Test
    void onlyWhatIsNewIsAmended() {
        int subject = register.subjects.enter(MANAGER, person("A"));
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));

        assertFalse(register.images.amend(MANAGER, image, facts("a1")));
        assertTrue(register.images.amend(MANAGER, image, Registers.reviewed(facts("a1"), Optional.empty())));

        assertEquals(
                List.of("enrol", "amend"),
                register.intents.pending(10).stream().map(Intent::kind).toList());
    }

    @Test
    void ofAnErasedSubjectTheNumberAndTheDayRemain() {
        int subject = register.subjects.enter(MANAGER, person("A"));
        register.arrests.enter(
                MANAGER,
                subject,
                new Arrest.Facts("x", "theft", Optional.empty(), Optional.of(LocalDate.EPOCH), false));
        register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));

        register.subjects.erase(MANAGER, subject, "acquitted");

        Subject left = register.subjects.find(subject).orElseThrow();
        assertEquals(
                new Subject(
                        subject,
                        "erased",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        left.enteredAt(),
                        Optional.of(Registers.CLOCK.instant())),
                left);
        assertEquals(List.of(), register.images.of(subject));
        assertEquals(List.of(), register.arrests.of(subject));
        assertEquals("erase", register.intents.pending(10).getFirst().kind());
        assertEquals(Act.Kind.ERASURE, register.acts.getLast().kind());
        assertThrows(Refusal.class, () -> register.subjects.erase(MANAGER, subject, "again"));
        assertEquals(1, register.subjects.enter(MANAGER, person("A")), "a new number for a new entry");
    }

    @Test
    void theLastReconciliationIsTheOneThatSpeaksForTheLatestMoment() {
        assertEquals(Optional.empty(), register.reconciliations.last());
        Instant late = Instant.parse("2026-02-28T06:00:00Z");
        register.reconciliations.done(MANAGER, late, 10, 1);
        register.reconciliations.done(MANAGER, late.minusSeconds(60), 10, 0);

        assertEquals(late, register.reconciliations.last().orElseThrow().asOf());
    }
}

package org.stillmatch.casework.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.register.Registers.MANAGER;
import static org.stillmatch.casework.register.Registers.TODAY;
import static org.stillmatch.casework.register.Registers.captured;
import static org.stillmatch.casework.register.Registers.embedded;
import static org.stillmatch.casework.register.Registers.facts;
import static org.stillmatch.casework.register.Registers.person;
import static org.stillmatch.casework.register.Registers.portrait;
import static org.stillmatch.casework.register.Registers.reviewed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Registers;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Reference;

class LiveCustodyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Lives lives;
    private Registers register;
    private long openings;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        reopen();
    }

    private void reopen() throws IOException {
        lives = new Lives(folder, database.client(), database.transactions(), ++openings);
        register = lives.register;
    }

    @AfterEach
    void close() throws IOException {
        lives.close();
        database.close();
    }

    private Searched search(long face) {
        return search(face, false, TODAY);
    }

    private Searched search(long face, boolean underAge, LocalDate day) {
        return lives.live.search(embedded(face), underAge, 10, NOW, day);
    }

    private int enter(String name) {
        return register.subjects.enter(MANAGER, person(name));
    }

    @Test
    void anImageIsFoundFromItsCommitOn() {
        int subject = enter("A");
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));

        Searched found = search(1);

        assertEquals(1, found.matches().certificate().compared());
        assertEquals(subject, found.candidates().getFirst().match().subject());
        assertEquals(image, found.candidates().getFirst().image());
        assertTrue(found.candidates().getFirst().leaf().isPresent());
        assertEquals(1, found.snapshot().eligible());
        assertEquals(
                found.snapshot().id().toString(), found.matches().certificate().snapshot());
        assertEquals(0, register.images.find(image).orElseThrow().slot().getAsInt());
        assertEquals(List.of(), register.intents.pending(9));
    }

    @Test
    void whatIsWithdrawnIsComparedNoMoreFromTheCommitOn() {
        int subject = enter("A");
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        register.images.enrol(MANAGER, enter("B"), facts("b1"), portrait(2));
        assertEquals(2, search(1).matches().certificate().compared());

        register.images.withdraw(MANAGER, image, Images.GONE_AT_SOURCE);

        Searched after = search(1);
        assertEquals(1, after.matches().certificate().compared());
        assertTrue(after.candidates().stream().noneMatch(c -> c.image().equals(image)));
        assertEquals(Map.of("withdrawn", 1), after.notEligible());
        assertEquals(1, after.snapshot().eligible());
    }

    @Test
    void anUncommittedWithdrawalChangesNothing() {
        UUID image = register.images.enrol(MANAGER, enter("A"), facts("a1"), portrait(1));
        database.transactions().executeWithoutResult(status -> {
            register.images.withdraw(MANAGER, image, Images.GONE_AT_SOURCE);
            assertEquals(1, search(1).matches().certificate().compared());
            status.setRollbackOnly();
        });
        assertEquals(1, search(1).matches().certificate().compared());
    }

    @Test
    void aReviewDatePassesWithTheDayAndWithoutAnybodysAct() {
        register.images.enrol(MANAGER, enter("A"), reviewed(facts("a1"), Optional.of(TODAY)), portrait(1));

        assertEquals(1, search(1).matches().certificate().compared());
        Searched tomorrow = search(1, false, TODAY.plusDays(1));
        assertEquals(0, tomorrow.matches().certificate().compared());
        assertEquals(Map.of("review date passed", 1), tomorrow.notEligible());
        assertEquals(TODAY.plusDays(1), tomorrow.snapshot().day());
        assertEquals(1, search(1).matches().certificate().compared());
    }

    @Test
    void aNewReviewDateBringsAnImageBack() {
        UUID image = register.images.enrol(MANAGER, enter("A"), reviewed(facts("a1"), Optional.empty()), portrait(1));
        assertEquals(0, search(1).matches().certificate().compared());

        register.images.amend(MANAGER, image, facts("a1"));

        assertEquals(1, search(1).matches().certificate().compared());
    }

    @Test
    void anImageTakenUnderAgeIsComparedOnlyWhereThePolicyNamesTheOffence() {
        int subject = enter("A");
        register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        // Born on 6 May 1990.
        UUID young =
                register.images.enrol(MANAGER, subject, captured(facts("a2"), LocalDate.of(2008, 5, 5)), portrait(2));

        Searched usual = search(2);
        assertEquals(1, usual.matches().images());
        assertEquals(Map.of("taken under the age of 18", 1), usual.notEligible());
        assertTrue(usual.candidates().stream().noneMatch(c -> c.image().equals(young)));
        Searched grave = search(2, true, TODAY);
        assertEquals(2, grave.matches().images());
        assertEquals(young, grave.candidates().getFirst().image());
        assertEquals(1, grave.matches().certificate().references());

        register.subjects.enter(
                MANAGER,
                new org.stillmatch.casework.register.Person(
                        "A", Optional.of(LocalDate.of(1990, 5, 5)), Optional.empty()));
        assertEquals(2, search(2).matches().images(), "a corrected day of birth counts at once");
    }

    @Test
    void imagesOfAnArrestOfTheWrongPersonAreComparedNoMore() {
        int subject = enter("A");
        Arrest.Facts right = new Arrest.Facts("x", "theft", Optional.empty(), Optional.empty(), false);
        UUID arrest = register.arrests.enter(MANAGER, subject, right);
        register.images.enrol(MANAGER, subject, Registers.arrested(facts("a1"), arrest), portrait(1));
        assertEquals(1, search(1).matches().certificate().compared());

        register.arrests.enter(
                MANAGER, subject, new Arrest.Facts("x", "theft", Optional.empty(), Optional.empty(), true));

        assertEquals(0, search(1).matches().certificate().compared());
    }

    @Test
    void nothingOpensWhatAnErasedSubjectLeft() throws IOException {
        int subject = enter("A");
        UUID image = register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        enter("B");
        search(1);

        register.subjects.erase(MANAGER, subject, "acquitted");

        assertEquals(0, search(1).matches().certificate().compared());
        assertFalse(register.directory.keys().key(subject, new byte[32]));
        assertEquals(Optional.empty(), register.pictures.get(subject, image));
        assertEquals(List.of(), register.intents.pending(9));
        lives.close();
        reopen();
        assertEquals(0, search(1).matches().certificate().compared());
        assertEquals(1, lives.live.state().tombstones());
    }

    @Test
    void openedAgainItHasNothingToReconcileAndAnswersTheSame() throws IOException {
        for (int i = 0; i < 20; i++) {
            int subject = enter("P" + i % 7);
            register.images.enrol(MANAGER, subject, facts("i" + i), portrait(i));
        }
        List<Match> before = search(3).matches().matches();
        lives.close();
        reopen();

        assertEquals(before, search(3).matches().matches());
        assertEquals(List.of(), register.acts);
    }

    @Test
    void anImageThatTheRegisterDoesNotKnowIsWithdrawnWhenItIsOpened() throws IOException {
        UUID image = register.images.enrol(MANAGER, enter("A"), facts("a1"), portrait(1));
        search(1);
        lives.close();
        // As if the database had been restored from a backup.
        database.client().sql("delete from custody_image").update();
        database.client()
                .sql("update custody_gallery set operations = operations - 1")
                .update();
        reopen();

        assertEquals(0, search(1).matches().certificate().compared());
        assertEquals(
                List.of("reconcile gallery"),
                register.acts.stream().map(Act::name).toList());
        assertEquals("1", register.acts.getFirst().facts().get("withdrawn"));
        assertEquals(Optional.empty(), register.images.find(image));
    }

    @Test
    void anImageThatTheGalleryLostIsAskedForAgain() throws IOException {
        int subject = enter("A");
        register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        search(1);
        lives.close();
        // As if the data directory had been restored from a backup of before.
        Path gallery = folder.resolve("data").resolve("gallery");
        try (java.util.stream.Stream<Path> files = java.nio.file.Files.list(gallery)) {
            for (Path file : files.toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        reopen();

        Image wanted = register.images.wanted(9).getFirst();
        assertEquals("a1", wanted.facts().sourceId());
        assertEquals(0, search(1).matches().certificate().compared());
        register.images.supply(MANAGER, wanted.id(), portrait(1));

        assertEquals(wanted.id(), search(1).candidates().getFirst().image());
        assertEquals(List.of(), register.images.wanted(9));
        assertThrows(Refusal.class, () -> register.images.supply(MANAGER, wanted.id(), portrait(1)));
    }

    @Test
    void anErasureThatTheDatabaseForgotIsTakenOver() throws IOException {
        int subject = enter("A");
        register.images.enrol(MANAGER, subject, facts("a1"), portrait(1));
        search(1);
        register.directory.keys().erase(NOW, subject);
        lives.close();
        reopen();

        assertEquals("erased", register.subjects.find(subject).orElseThrow().state());
        assertEquals(0, search(1).matches().certificate().compared());
        assertEquals(List.of(), register.intents.pending(9));
    }

    @Test
    void searchesStopWhenTheRegisterWasNotComparedWithItsSourceForTooLong() {
        Duration most = Duration.ofHours(24);
        assertThrows(Refusal.class, () -> lives.live.requireReconciled(most, NOW));
        register.reconciliations.done(MANAGER, NOW.minus(most), 0, 0);

        lives.live.requireReconciled(most, NOW);
        assertEquals(NOW.minus(most), search(1).reconciliation().orElseThrow().asOf());
        assertThrows(Refusal.class, () -> lives.live.requireReconciled(most, NOW.plusSeconds(1)));
    }

    @Test
    void manyReadyTemplatesAreEnrolledAtOnce() throws IOException {
        lives.live.enrol(MANAGER, ready(0, 50));
        lives.live.enrol(MANAGER, ready(50, 50));

        assertEquals(100, search(7).matches().certificate().compared());
        assertEquals(200, search(7).matches().images());
        assertEquals(7, search(7).candidates().getFirst().match().subject());
        assertEquals(200, register.images.held());
        assertEquals(
                register.images.find("image 60 of 2").orElseThrow().slot().getAsInt(),
                search(1060).candidates().getFirst().match().image());
        assertEquals(List.of(), register.intents.pending(9));
        List<Match> before = search(8).matches().matches();
        lives.close();
        reopen();
        assertEquals(before, search(8).matches().matches());
        assertEquals(List.of(), register.images.wanted(9));
    }

    private static List<Ready> ready(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new Ready(
                        person("many " + i),
                        List.of(
                                new Ready.Shown(facts("image " + i + " of 1"), embedded(i)),
                                new Ready.Shown(facts("image " + i + " of 2"), embedded(1000 + i)))))
                .toList();
    }

    /// Whatever was done to the register, the answer is that of a matcher built afresh from its rows.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsAMatcherBuiltAfreshFromTheRegister(long seed) throws IOException {
        Random random = new Random(seed);
        List<UUID> images = new ArrayList<>();
        Map<UUID, Long> faces = new java.util.HashMap<>();
        for (int step = 0; step < 120; step++) {
            int subject = enter("P" + random.nextInt(12));
            switch (random.nextInt(8)) {
                case 0 -> attempt(() -> register.images.withdraw(MANAGER, any(images, random), "gone"));
                case 1 -> {
                    UUID image = any(images, random);
                    attempt(() -> register.images.amend(MANAGER, image, changed(image, random)));
                }
                case 2 -> attempt(() -> register.subjects.erase(MANAGER, subject, "deleted"));
                case 3 -> {
                    lives.close();
                    reopen();
                }
                default -> {
                    long face = random.nextInt(30);
                    UUID image = register.images.enrol(
                            MANAGER, subject, changed("s" + openings + "-" + step, random), portrait(face));
                    images.add(image);
                    faces.put(image, face);
                }
            }
            boolean underAge = random.nextBoolean();
            LocalDate day = TODAY.plusDays(random.nextInt(4));
            long probe = random.nextInt(30);
            assertEquals(
                    fresh(faces, underAge, day)
                            .match(embedded(probe).template(), embedded(probe).shown(), 10)
                            .matches(),
                    search(probe, underAge, day).matches().matches());
        }
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (Refusal refused) {
            // What is withdrawn or erased cannot be changed; nothing was.
        }
    }

    private static UUID any(List<UUID> images, Random random) {
        return images.isEmpty() ? new UUID(9, 9) : images.get(random.nextInt(images.size()));
    }

    private Image.Facts changed(UUID image, Random random) {
        return changed(
                register.images
                        .find(image)
                        .map(found -> found.facts().sourceId())
                        .orElse("x" + image + random.nextInt()),
                random);
    }

    private static Image.Facts changed(String sourceId, Random random) {
        Image.Facts some = facts(sourceId);
        return new Image.Facts(
                sourceId,
                some.view(),
                random.nextInt(4) == 0 ? Optional.of(LocalDate.of(2008, 5, 5)) : some.capturedOn(),
                Optional.empty(),
                random.nextInt(6) == 0 ? Optional.empty() : some.basis(),
                random.nextInt(3) == 0 ? Optional.of(TODAY.plusDays(random.nextInt(4))) : some.reviewOn());
    }

    /// By the rows alone, image by image.
    private Matcher fresh(Map<UUID, Long> faces, boolean underAge, LocalDate day) {
        search(0);
        List<Reference> references = register
                .database
                .sql(
                        "select * from custody_image i join custody_slot c on c.image = i.id where state = 'held' order by slot")
                .query((row, number) -> {
                    LocalDate taken = row.getObject("captured_on", LocalDate.class);
                    LocalDate review = row.getObject("review_on", LocalDate.class);
                    boolean may = row.getString("basis") != null
                            && review != null
                            && !day.isAfter(review)
                            && (underAge || !taken.isBefore(LocalDate.of(2008, 5, 6)));
                    long face = java.util.Objects.requireNonNull(faces.get(row.getObject("id", UUID.class)));
                    return may
                            ? Optional.of(new Reference(
                                    row.getInt("subject"),
                                    row.getInt("slot"),
                                    embedded(face).template(),
                                    embedded(face).shown()))
                            : Optional.<Reference>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return Matcher.of(CaseworkDirectories.PACK, CaseworkDirectories.DIMENSION, references, Optional.empty());
    }
}

package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.face.decode.Pictures;

class OriginalsTest {
    private static final byte[] STILL = Pictures.toPng(Drawn.picture(200, 150));
    private static final Reading WHY = new Reading("read original", "casework", "To compare with the statement");

    @TempDir
    Path folder;

    private Evidence evidence;

    @BeforeEach
    void open() {
        evidence = new Evidence(folder);
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    @Test
    void whatWasSentComesBackByteForByteAndLiesNowhereInTheOpen() throws Exception {
        byte[] words = ("A statement. " + "He took meat. ".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        Original original = evidence.originals
                .keep(evidence.contributor(), evidence.file(words))
                .original();

        assertArrayEquals(words, read(evidence.contributor(), original.id()));
        assertEquals(Sha256.of(words), original.sha256());
        for (Path file : files(evidence.store)) {
            String stored = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertFalse(stored.contains("He took meat"), file.toString());
            assertFalse(file.toString().contains(original.sha256()), "a name that tells what is in it");
        }
    }

    @Test
    void noReadingIsWithoutItsEntryWithPurposeAndReason() throws Exception {
        Original original = evidence.keep(evidence.contributor(), STILL).original();
        Actor clerk = evidence.police(Role.INTAKE_CLERK);
        read(clerk, original.id());
        evidence.originals.asFile(clerk, original.id(), WHY, Files::size);

        List<Act> readings = evidence.acts.stream()
                .filter(act -> act.kind() == Act.Kind.CONSULTATION)
                .toList();
        assertEquals(2, readings.size());
        for (Act act : readings) {
            assertEquals(
                    List.of("read original", "casework", clerk.account()),
                    List.of(act.name(), act.purpose(), act.actor().account()));
            assertEquals(
                    new Act.Thing("original", original.id().toString()),
                    act.about().getFirst());
            assertFalse(act.reason().isBlank());
        }
        assertThrows(Refusal.class, () -> new Reading("read original", " ", "why"));
        assertThrows(Refusal.class, () -> new Reading("read original", "casework", ""));
        assertEquals(List.of(), files(folder.resolve("quarantine")));
    }

    @Test
    void theSameFileOfOneOrganisationIsRecognised() throws Exception {
        Kept first = evidence.keep(evidence.contributor(), STILL);
        Kept again = evidence.keep(evidence.contributor(), STILL);

        assertFalse(first.before());
        assertEquals(new Kept(first.original(), true), again);
        assertEquals(1, files(evidence.store).size());
    }

    @Test
    void theSameFileSentTenTimesAtOnceIsKeptOnce() throws Exception {
        int many = 10;
        CountDownLatch ready = new CountDownLatch(many);
        Set<UUID> ids = new HashSet<>();
        int fresh = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(many)) {
            List<Future<Kept>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Path file = evidence.file(STILL);
                all.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return evidence.originals.keep(evidence.contributor(), file);
                }));
            }
            for (Future<Kept> one : all) {
                ids.add(one.get().original().id());
                fresh += one.get().before() ? 0 : 1;
            }
        }
        assertEquals(1, ids.size());
        assertEquals(1, fresh);
        assertEquals(1, files(evidence.store).size());
        assertEquals(1, evidence.keys.count());
        assertEquals(1, count("select count(*) from original"));
        assertArrayEquals(STILL, read(evidence.contributor(), ids.iterator().next()));
    }

    @Test
    void twoOrganisationsThatSendTheSameFileDoNotLearnOfEachOther() throws Exception {
        Kept ours = evidence.keep(evidence.contributor(), STILL);
        Kept theirs = evidence.keep(evidence.contributorOfOther(), STILL);

        assertFalse(theirs.before());
        assertNotEquals(ours.original().id(), theirs.original().id());
        assertEquals(2, files(evidence.store).size());
        assertEquals(2, evidence.keys.count());
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> read(evidence.contributorOfOther(), ours.original().id()));
        assertEquals(Refusal.Kind.NOT_FOUND, refusal.kind());
        assertEquals(
                refusal.getMessage(),
                assertThrows(Refusal.class, () -> read(evidence.contributorOfOther(), new UUID(9, 9)))
                        .getMessage());
    }

    @Test
    void whatWasErasedIsGoneWithItsPartsAndMayBeSentAgain() throws Exception {
        Original original = evidence.keep(evidence.contributor(), STILL).original();
        evidence.originals.keepPart(original.id(), "preview", STILL);
        assertEquals(2, files(evidence.store).size());

        erase(original.id());
        assertThrows(Refusal.class, () -> read(evidence.contributor(), original.id()), "before the key is gone");
        evidence.tasks.runUntil(Evidence.START);

        assertEquals(List.of(), files(evidence.store));
        assertEquals(0, evidence.keys.count());
        assertEquals(
                "withdrawn",
                assertThrows(Refusal.class, () -> read(evidence.contributor(), original.id()))
                        .fields()
                        .get("state"));
        Kept again = evidence.keep(evidence.contributor(), STILL);
        assertFalse(again.before());
        assertArrayEquals(STILL, read(evidence.contributor(), again.original().id()));
    }

    @Test
    void aPartLiesSealedBesideItsOriginal() throws Exception {
        Original original = evidence.keep(evidence.contributor(), STILL).original();
        byte[] preview = "A preview".getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), evidence.originals.part(evidence.contributor(), original.id(), "preview", WHY));
        evidence.originals.keepPart(original.id(), "preview", preview);
        assertArrayEquals(
                preview,
                evidence.originals
                        .part(evidence.contributor(), original.id(), "preview", WHY)
                        .orElseThrow());
        for (Path file : files(evidence.store)) {
            assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("A preview"));
        }
    }

    @Test
    void aFileThatTheStoreLostHalfwayIsClearedUpAndMayBeSentAgain() throws Exception {
        Path rest = folder.resolve("originals");
        Files.writeString(rest, "a file in the place of the folder");
        assertThrows(IOException.class, () -> evidence.keep(evidence.contributor(), STILL));
        assertEquals(1, count("select count(*) from original where stored_at is null"));
        Files.delete(rest);

        Kept kept = evidence.keep(evidence.contributor(), STILL);
        assertFalse(kept.before());
        evidence.tasks.runUntil(Evidence.START.plus(Duration.ofDays(2)));
        assertEquals(1, count("select count(*) from original"));
        assertEquals(1, evidence.keys.count());
        assertArrayEquals(STILL, read(evidence.contributor(), kept.original().id()));
    }

    @Test
    void whatIsHarmfulOrCouldNotBeCheckedIsNotTaken() throws Exception {
        evidence.close();
        FolderStore store = new FolderStore(new RealDisk(), folder.resolve("originals"));
        evidence = new Evidence(folder, store, in -> Optional.of("Told.Harm-1"));
        assertEquals(
                Refusal.Kind.INVALID,
                assertThrows(Refusal.class, () -> evidence.keep(evidence.contributor(), STILL))
                        .kind());
        evidence.close();
        evidence = new Evidence(folder, store, in -> {
            throw new IOException("no daemon");
        });
        assertEquals(
                Refusal.Kind.CONFLICT,
                assertThrows(Refusal.class, () -> evidence.keep(evidence.contributor(), STILL))
                        .kind());
        assertEquals(List.of(), files(evidence.store));
        assertEquals(0, count("select count(*) from original"));
    }

    private byte[] read(Actor actor, UUID id) throws IOException {
        try (InputStream in = evidence.originals.open(actor, id, WHY)) {
            return in.readAllBytes();
        }
    }

    private void erase(UUID id) {
        evidence.transactions.executeWithoutResult(
                status -> evidence.originals.erase(evidence.contributor(), id, "withdrawn"));
    }

    private int count(String sql) {
        return evidence.client.sql(sql).query(Integer.class).single();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.gallery.Galleries.DATA;
import static org.stillmatch.casework.gallery.Galleries.NOW;
import static org.stillmatch.casework.gallery.Galleries.content;
import static org.stillmatch.casework.gallery.Galleries.entry;
import static org.stillmatch.casework.gallery.Galleries.line;
import static org.stillmatch.casework.gallery.Galleries.place;
import static org.stillmatch.casework.gallery.Galleries.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.template.PackId;

class GalleryStoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final MemoryDisk disk = Galleries.disk();
    private final GalleryPlace place = place(disk);
    private KeyRing ring;
    private GalleryWriter writer;

    @BeforeEach
    void makeAnEmptyGallery() throws IOException {
        ring = Galleries.newRing(disk);
        writer = GalleryWriter.create(place, ring, settings(3));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        ring.close();
    }

    private void reopen() throws IOException {
        writer.close();
        writer = GalleryWriter.open(place, ring, Visitor.NONE, settings(4));
    }

    /// Groups 0 to 4 with two images each, in slots 0 to 9.
    private Map<Integer, String> enrolTen() throws IOException {
        Map<Integer, String> expected = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            assertEquals(i, writer.enrol(entry(i % 5, i)));
            expected.put(i, line(i % 5, i));
            if (i % 3 == 0) {
                writer.commit();
            }
        }
        writer.commit();
        return expected;
    }

    @Test
    void whatWasEnrolledIsThereAfterOpeningAnew() throws IOException {
        Map<Integer, String> expected = enrolTen();

        assertEquals(expected, content(writer.store()));
        Galleries.Collected collected = new Galleries.Collected();
        writer.close();
        writer = GalleryWriter.open(place, ring, collected, settings(4));
        assertEquals(expected, collected.seen());
        assertTrue(writer.store().opening().sound());
        assertEquals(0, writer.store().opening().torn());
        assertEquals(10, writer.enrol(entry(0, 10)), "slots go on");
        assertTrue(writer.store().verify().sound(), writer.store().verify()::toString);
        assertTrue(SegmentNames.in(place).size() > 1, "several segments");
    }

    @Test
    void nothingIsSeenBeforeItIsAcknowledged() throws IOException {
        writer.enrol(entry(0, 0));

        assertEquals(0, writer.store().now().slots());
        writer.commit();
        assertEquals(1, writer.store().now().slots());
    }

    @Test
    void aSlotIsReadOnItsOwn() throws IOException {
        enrolTen();
        StoredEntry found = writer.store().now().entry(7).orElseThrow();

        assertEquals(7, found.slot());
        assertEquals(2, found.group());
        assertEquals(Galleries.template(7), found.template());
        assertEquals(Galleries.shown(7), found.shown());
        assertArrayEquals(Galleries.said(7), found.particulars());
        assertTrue(writer.store().now().entry(10).isEmpty());
    }

    @Test
    void whatIsSaidLastHoldsAndEarlierSnapshotsKeepWhatWasSaidThen() throws IOException {
        Map<Integer, String> expected = enrolTen();
        long before = writer.store().now().operations();
        writer.amend(3, "new".getBytes(UTF_8));
        writer.amend(3, "newer".getBytes(UTF_8));
        writer.commit();
        reopen();

        Galleries.Collected then = new Galleries.Collected();
        writer.store().at(before).visit(then);
        assertEquals(expected, then.seen());
        assertArrayEquals(
                Galleries.said(3),
                writer.store().at(before).entry(3).orElseThrow().particulars());
        expected.put(3, line(3, 3, "newer"));
        assertEquals(expected, content(writer.store()));
        Galleries.Collected opened = new Galleries.Collected();
        GalleryStore.open(place, ring, opened, 2).close();
        assertEquals(expected, opened.seen());
    }

    @Test
    void anErasedGroupIsGoneAndItsLeavesStay() throws IOException {
        Map<Integer, String> expected = enrolTen();
        GalleryState before = writer.store().now();
        writer.erase(NOW, 2, 77);

        GalleryState after = writer.store().now();
        assertEquals(before.leafRoot(), after.leafRoot());
        assertEquals(1, after.tombstones());
        assertNotEquals(before.tombstoneRoot(), after.tombstoneRoot());
        assertEquals(List.of(new Tombstone(10, 2, NOW, List.of(2, 7))), before.erasedSince());
        assertTrue(before.entry(7).isEmpty(), "gone from earlier states as well");
        assertFalse(ring.has(2));
        expected.keySet().removeAll(Set.of(2, 7));
        assertEquals(expected, content(writer.store()));
        reopen();
        assertEquals(expected, content(writer.store()));
        assertThrows(IllegalArgumentException.class, () -> writer.enrol(entry(2, 11)));
        assertThrows(IllegalArgumentException.class, () -> writer.amend(7, new byte[1]));
        writer.erase(NOW.plusSeconds(1), 2);
        assertEquals(1, writer.store().now().tombstones(), "once is enough");
    }

    @Test
    void compactionTakesAwayWhatWasErasedAndChangesNoRoot() throws IOException {
        Map<Integer, String> expected = enrolTen();
        writer.amend(2, "something".getBytes(UTF_8));
        writer.amend(3, "something".getBytes(UTF_8));
        writer.commit();
        expected.put(3, line(3, 3, "something"));
        long then = writer.store().now().operations();
        writer.erase(NOW, 2);
        expected.keySet().removeAll(Set.of(2, 7));
        GalleryState before = writer.store().now();
        long bytes = bytes();

        Compacted compacted = writer.compact();

        assertTrue(compacted.freed() > 300, compacted::toString);
        assertEquals(List.of(), compacted.left());
        assertEquals(bytes - compacted.freed(), bytes());
        assertEquals(0, writer.compact().freed(), "nothing is left to take away");
        for (int round = 0; round < 2; round++) {
            GalleryState after = writer.store().at(before.operations());
            assertEquals(before.leafRoot(), after.leafRoot());
            assertEquals(before.tombstoneRoot(), after.tombstoneRoot());
            assertEquals(expected, content(writer.store()));
            assertEquals(10, writer.store().at(then).slots());
            assertTrue(writer.store().verify().sound(), writer.store().verify()::toString);
            assertEquals(2, writer.store().verify().erased());
            assertEquals(10 + round, writer.enrol(entry(3, 20 + round)));
            writer.commit();
            expected.put(10 + round, line(3, 20 + round));
            reopen();
        }
        assertEquals(expected, content(writer.store()));
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (int number : SegmentNames.in(place)) {
            bytes += disk.bytes(place.segment(number)).length;
        }
        return bytes;
    }

    @Test
    void theLeafRootIsThatOfTheBytesOnTheDisk() throws IOException {
        enrolTen();
        CompactRange tree = new CompactRange();
        for (int number : SegmentNames.in(place)) {
            Layout layout = new Layout(place, number);
            byte[] bytes = disk.bytes(place.segment(number));
            int at = Layout.HEADER;
            while (at < bytes.length) {
                Head head = layout.head(Layout.little(Arrays.copyOfRange(bytes, at, at + Layout.HEAD)), at)
                        .orElseThrow();
                if (head.type() == RecordType.ENROL) {
                    int image = at + Layout.HEAD;
                    int sealed = 12 + 2 * Galleries.DIMENSION + 24 + 16;
                    byte[] leaf = Layout.buffer(4 + 4 + 16 + 32 + 32)
                            .putInt(head.slot())
                            .putInt(head.group())
                            .put(bytes, image, 16)
                            .put(HexFormat.of().parseHex(Galleries.PACK.sha256()))
                            .put(Hash.sha256(Arrays.copyOfRange(bytes, image + 16, image + 16 + sealed))
                                    .toBytes())
                            .array();
                    tree.append(new TreeHasher().leaf(leaf));
                    assertEquals(
                            new TreeHasher().leaf(leaf),
                            writer.store().now().leaf(head.slot()).orElseThrow());
                }
                at += head.whole();
            }
        }

        assertEquals(10, tree.size());
        assertEquals(tree.root(), writer.store().now().leafRoot());
        assertEquals(tree.root(), writer.store().verify().leafRoot());
    }

    @Test
    void aSnapshotIsNamedByAllThatMakesIt() throws IOException {
        enrolTen();
        GalleryState state = writer.store().now();
        GallerySnapshot snapshot = state.snapshot(slot -> slot != 4, NOW, DAY);
        Set<Hash> ids = new HashSet<>(List.of(
                snapshot.id(),
                state.snapshot(slot -> slot != 5, NOW, DAY).id(),
                state.snapshot(slot -> slot != 4, NOW.plusNanos(1), DAY).id(),
                state.snapshot(slot -> slot != 4, NOW, DAY.plusDays(1)).id()));
        writer.erase(NOW, 1);
        ids.add(writer.store().now().snapshot(slot -> slot != 4, NOW, DAY).id());

        assertEquals(5, ids.size());
        assertEquals(9, snapshot.eligible());
        assertEquals(10, snapshot.leaves());
        byte[] map = {(byte) 0xef, 0x03};
        assertEquals(new TreeHasher().leaf(map), snapshot.eligibleRoot(), "the tree of one piece is its leaf");
        assertEquals(
                7, writer.store().now().snapshot(slot -> slot != 4, NOW, DAY).eligible(), "less slots 1 and 6");
        assertEquals(
                snapshot.leafRoot(), writer.store().at(snapshot.operations()).leafRoot());
    }

    @Test
    void aBackupOpensUntilItsSubjectIsErased() throws IOException {
        Map<Integer, String> expected = enrolTen();
        Path backup = DATA.resolve("backup");
        writer.store().backup(backup);
        writer.enrol(entry(9, 99));
        writer.commit();

        assertEquals(expected, restored(backup, DATA.resolve("first")));
        writer.erase(NOW, 3);
        writer.compact();
        expected.keySet().removeAll(Set.of(3, 8));
        assertEquals(expected, restored(backup, DATA.resolve("second")));
    }

    private Map<Integer, String> restored(Path backup, Path folder) throws IOException {
        GalleryPlace to = new GalleryPlace(disk, folder, place.pack(), place.dimension());
        Galleries.Collected collected = new Galleries.Collected();
        try (GalleryWriter restored = GalleryWriter.restore(backup, to, ring, collected, settings(5))) {
            assertTrue(restored.store().verify().sound());
            assertEquals(ring.erasures().size(), restored.store().now().tombstones(), "the log says so too");
            assertEquals(collected.seen(), content(restored.store()));
        }
        return collected.seen();
    }

    @Test
    void aBackupThatIsNotWholeIsRefused() throws IOException {
        enrolTen();
        Path backup = DATA.resolve("backup");
        writer.store().backup(backup);
        for (Path file : disk.list(backup)) {
            byte[] bytes = disk.bytes(file);
            byte[] flipped = bytes.clone();
            flipped[bytes.length / 2] ^= 4;
            disk.put(file, flipped);
            GalleryPlace to = new GalleryPlace(disk, DATA.resolve("other"), place.pack(), place.dimension());
            assertThrows(
                    GalleryException.class,
                    () -> GalleryWriter.restore(backup, to, ring, Visitor.NONE, settings(6)),
                    file::toString);
            assertThrows(
                    IOException.class,
                    () -> GalleryStore.open(to, ring, Visitor.NONE, 1),
                    "what was begun is no gallery");
            disk.put(file, bytes);
        }
        assertEquals(10, restored(backup, DATA.resolve("other")).size(), "and can be begun again");
        assertThrows(GalleryException.class, () -> writer.store().backup(backup), "a backup is not written over");
    }

    @Test
    void manyThreadsEnrolAtOnceWithoutGaps() throws Exception {
        int threads = 6;
        int each = 40;
        Map<Integer, String> expected = new TreeMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Map<Integer, String>>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = 1000 * t;
                Callable<Map<Integer, String>> work = () -> enrolling(first, each);
                running.add(pool.submit(work));
            }
            for (Future<Map<Integer, String>> one : running) {
                expected.putAll(one.get());
            }
        }

        assertEquals(threads * each, expected.size());
        assertEquals(expected, content(writer.store()));
        reopen();
        assertEquals(expected, content(writer.store()));
        assertTrue(writer.store().verify().sound());
    }

    private Map<Integer, String> enrolling(int first, int count) throws IOException {
        Map<Integer, String> mine = new TreeMap<>();
        for (int i = 0; i < count; i += 2) {
            int number = first + i;
            // Neighbouring threads share groups, so both may want the same key.
            int slot = writer.enrol(List.of(entry(number % 50, number), entry(number % 50 + 1, number + 1)));
            mine.put(slot, line(number % 50, number));
            mine.put(slot + 1, line(number % 50 + 1, number + 1));
            writer.commit();
        }
        return mine;
    }

    @Test
    void aReaderSeesThePrefixThatWasAcknowledgedWhenItOpened() throws IOException {
        Map<Integer, String> expected = enrolTen();
        try (GalleryStore reader = GalleryStore.open(place, ring, Visitor.NONE, 1)) {
            writer.enrol(entry(1, 30));
            writer.commit();
            writer.compact();
            assertEquals(expected, content(reader));
        }
    }

    @Test
    void whoeverIsSecondToWriteIsRefused() {
        assertThrows(GalleryException.class, () -> GalleryWriter.open(place, ring, Visitor.NONE, settings(7)));
        assertThrows(GalleryException.class, () -> GalleryWriter.create(place, ring, settings(7)));
    }

    @Test
    void anotherPackOrDimensionOrANewerVersionIsRefusedUntouched() throws IOException {
        enrolTen();
        writer.close();
        PackId pack = new PackId("ef".repeat(32));
        Path first = place.segment(1);
        byte[] before = disk.bytes(first);
        for (GalleryPlace other : List.of(
                new GalleryPlace(disk, place.folder(), pack, place.dimension()),
                new GalleryPlace(disk, place.folder(), place.pack(), 65))) {
            assertThrows(GalleryException.class, () -> GalleryWriter.open(other, ring, Visitor.NONE, settings(8)));
        }
        for (int number : List.of(1, SegmentNames.in(place).last())) {
            byte[] bytes = disk.bytes(place.segment(number));
            byte[] newer = bytes.clone();
            newer[4] = 2;
            Layout.little(newer)
                    .putInt(Layout.HEADER - 4, Layout.crc(Layout.little(newer).slice(0, Layout.HEADER - 4)));
            disk.put(place.segment(number), newer);
            GalleryException refused = assertThrows(
                    GalleryException.class, () -> GalleryWriter.open(place, ring, Visitor.NONE, settings(8)));
            assertTrue(refused.toString().contains("version 2"), refused::toString);
            assertArrayEquals(newer, disk.bytes(place.segment(number)));
            disk.put(place.segment(number), bytes);
        }
        assertArrayEquals(before, disk.bytes(first));
        writer = GalleryWriter.open(place, ring, Visitor.NONE, settings(8));
        assertEquals(10, writer.store().now().slots());
    }

    @Test
    void theKeysOfAnotherRingOpenNothing() throws IOException {
        enrolTen();
        KeyRing other = KeyRing.create(disk, Galleries.KEYS.resolve("other"), Galleries.random(9));
        other.add(0, 1, 2);
        Galleries.Collected collected = new Galleries.Collected();
        try (GalleryStore store = GalleryStore.open(place, other, collected, 1)) {
            assertEquals(Map.of(), collected.seen());
            assertEquals(10, store.opening().damage().size(), "each is named");
            assertEquals(10, store.now().damaged().size());
        }
        other.close();
    }

    @Test
    void freshKeysOfTheRingOpenWhatWasSealedBefore() throws IOException {
        Map<Integer, String> expected = enrolTen();
        writer.rotateKeys();
        assertEquals(expected, content(writer.store()));
        reopen();
        assertEquals(expected, content(writer.store()));
    }

    @Test
    void whatTheRingErasedAloneIsErasedInTheLogToo() throws IOException {
        enrolTen();
        writer.close();
        ring.erase(NOW, 1);
        try (GalleryStore reader = GalleryStore.open(place, ring, Visitor.NONE, 1)) {
            assertEquals(8, content(reader).size());
            assertEquals(List.of(), reader.now().damaged());
        }
        writer = GalleryWriter.open(place, ring, Visitor.NONE, settings(4));
        assertEquals(
                List.of(new Tombstone(10, 1, NOW, List.of(1, 6))),
                writer.store().at(10).erasedSince());
    }

    @Test
    void whatTheLogErasedIsErasedInAnOlderRingToo() throws IOException {
        enrolTen();
        Path copy = Galleries.KEYS.resolve("copy");
        ring.backup(copy);
        writer.erase(NOW, 1);
        writer.close();
        KeyRing older = KeyRing.open(disk, copy, Galleries.random(10));
        assertTrue(older.has(1));
        Galleries.Collected collected = new Galleries.Collected();
        writer = GalleryWriter.open(place, older, collected, settings(4));
        assertFalse(older.has(1));
        assertEquals(8, collected.seen().size());
        writer.close();
        older.close();
        writer = GalleryWriter.open(place, ring, Visitor.NONE, settings(4));
    }
}

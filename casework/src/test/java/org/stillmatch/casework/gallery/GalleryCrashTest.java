package org.stillmatch.casework.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.gallery.Galleries.DATA;
import static org.stillmatch.casework.gallery.Galleries.KEYS;
import static org.stillmatch.casework.gallery.Galleries.content;
import static org.stillmatch.casework.gallery.Galleries.entry;
import static org.stillmatch.casework.gallery.Galleries.line;
import static org.stillmatch.casework.gallery.Galleries.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.gallery.GalleryScript.Step;
import org.stillmatch.casework.keys.Erasure;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.record.CrashState;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.disk.record.RecordingDisk;
import org.stillmatch.disk.record.Trace;

/// Every state in which a loss of power may leave gallery and key ring opens to what was acknowledged, or to that and
/// the one act that was under way.
class GalleryCrashTest {
    private static final long SEED = 5;
    private static final int AT_MOST = 1_200;

    private static MemoryDisk withRing() throws IOException {
        MemoryDisk disk = Galleries.disk();
        Galleries.newRing(disk).close();
        return disk;
    }

    /// A gallery of one image, and behind it a batch of which nobody knows whether it was forced.
    private static MemoryDisk withTornTail() throws IOException {
        MemoryDisk disk = withRing();
        try (KeyRing ring = Galleries.ring(disk)) {
            FailingDisk failing = new FailingDisk(disk);
            GalleryWriter writer =
                    GalleryWriter.create(place(failing), ring, new WriterSettings(Galleries.random(21), 1_500, 1));
            writer.enrol(entry(0, 0));
            writer.commit();
            writer.enrol(List.of(entry(0, 90), entry(0, 91)));
            failing.failFromNowOn();
            assertThrows(IOException.class, writer::commit);
            assertThrows(IOException.class, () -> writer.enrol(entry(0, 92)), "takes nothing more");
            assertThrows(IOException.class, writer::commit);
            writer.close();
        }
        // The end of what was written is lost, so that the batch does not count.
        byte[] bytes = disk.bytes(place(disk).segment(1));
        disk.put(place(disk).segment(1), Arrays.copyOf(bytes, bytes.length - 700));
        return disk;
    }

    @Test
    void everyStateOpensToWhatWasAcknowledged() throws Exception {
        RecordingDisk disk = new RecordingDisk(withRing(), DATA, KEYS);
        check(GalleryScript.record(disk, false).steps(), disk, 500);
    }

    @Test
    void soDoesOneThatBeganWithATornTail() throws Exception {
        RecordingDisk disk = new RecordingDisk(withTornTail(), DATA, KEYS);
        check(GalleryScript.record(disk, true).steps(), disk, 50);
    }

    private static void check(List<Step> steps, RecordingDisk disk, int atLeast) throws Exception {
        int states = 0;
        for (CrashState state : disk.trace().crashStates(SEED, AT_MOST)) {
            states++;
            try {
                opensToWhatWasAcknowledged(state, steps);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(state.toString(), e);
            }
        }
        assertTrue(states > atLeast, "states: " + states);
    }

    @Test
    void eachForceOfTheGalleryIsNeeded() throws Exception {
        RecordingDisk disk = new RecordingDisk(withRing(), DATA, KEYS);
        List<Step> steps = GalleryScript.record(disk, false).steps();
        assertEquals(List.of(), needless(disk.trace(), s -> opensToWhatWasAcknowledged(s, steps)));
    }

    @Test
    void soIsEachForceAfterATornTail() throws Exception {
        RecordingDisk disk = new RecordingDisk(withTornTail(), DATA, KEYS);
        List<Step> steps = GalleryScript.record(disk, true).steps();
        assertEquals(List.of(), needless(disk.trace(), s -> opensToWhatWasAcknowledged(s, steps)));
    }

    /// Of the forces in the data; those of the key ring have their own test.
    private static List<String> needless(Trace trace, Trace.Check check) {
        List<String> needless = new ArrayList<>();
        for (int n = 0; n < trace.forces(); n++) {
            if (trace.force(n).contains("/data")
                    && trace.withoutForce(n)
                            .firstThatFails(SEED, AT_MOST, check)
                            .isEmpty()) {
                needless.add(trace.force(n));
            }
        }
        return needless;
    }

    private static void opensToWhatWasAcknowledged(CrashState state, List<Step> steps) throws IOException {
        int last = state.marks().isEmpty() ? 0 : (Integer) state.marks().getLast();
        Step acknowledged = steps.get(last);
        Step underWay = state.underWay().isPresent() ? steps.get(last + 1) : acknowledged;
        MemoryDisk disk = state.disk();
        try (KeyRing ring = Galleries.ring(disk)) {
            if (acknowledged.made()) {
                opens(disk, ring, acknowledged, underWay);
            } else {
                opensOrCanBeMade(disk, ring);
            }
            backupIsWholeOrRefused(disk, ring, acknowledged, underWay);
        }
    }

    private static void opensOrCanBeMade(Disk disk, KeyRing ring) throws IOException {
        GalleryPlace place = place(disk);
        try (GalleryWriter writer = GalleryWriter.open(place, ring, Visitor.NONE, Galleries.settings(30))) {
            assertEquals(0, writer.store().now().slots());
            return;
        } catch (IOException e) {
            // Nothing was acknowledged; then it can be made.
        }
        GalleryWriter.create(place, ring, Galleries.settings(31)).close();
    }

    private static void opens(Disk disk, KeyRing ring, Step acknowledged, Step underWay) throws IOException {
        Galleries.Collected read = new Galleries.Collected();
        try (GalleryStore reader = GalleryStore.open(place(disk), ring, read, 1)) {
            assertEquals(
                    acknowledged.operations(),
                    reader.at(acknowledged.operations()).operations(),
                    "every acknowledged state can be told");
        }
        Galleries.Collected collected = new Galleries.Collected();
        Map<Integer, String> found;
        int slots;
        try (GalleryWriter writer = GalleryWriter.open(place(disk), ring, collected, Galleries.settings(32))) {
            GalleryStore store = writer.store();
            assertTrue(store.opening().sound(), store.opening()::toString);
            assertTrue(store.verify().sound(), store.verify()::toString);
            found = content(store);
            slots = store.now().slots();
            assertEquals(found, collected.seen());
            assertEquals(found, read.seen());
            boolean before = found.equals(acknowledged.content()) && slots == acknowledged.slots();
            boolean after = found.equals(underWay.content()) && slots == underWay.slots();
            assertTrue(before || after, () -> "after " + acknowledged + " or " + underWay + ": " + found);
            agrees(ring, store);
            if (acknowledged.compacted() && underWay.compacted()) {
                nothingSealedOfTheErased(store);
            }
            assertEquals(slots, writer.enrol(entry(50, 50)), "it goes on");
            writer.commit();
        }
        Map<Integer, String> more = new TreeMap<>(found);
        more.put(slots, line(50, 50));
        try (GalleryStore store = GalleryStore.open(place(disk), ring, Visitor.NONE, 1)) {
            assertEquals(more, content(store));
            assertEquals(0, store.opening().torn());
        }
    }

    private static void agrees(KeyRing ring, GalleryStore store) throws IOException {
        List<Long> erased = ring.erasures().stream().map(Erasure::owner).toList();
        List<Long> tombstones =
                store.at(0).erasedSince().stream().map(t -> (long) t.group()).toList();
        assertEquals(erased, tombstones);
    }

    private static void nothingSealedOfTheErased(GalleryStore store) throws IOException {
        for (int slot = 0; slot < store.now().slots(); slot++) {
            if (store.now().erased(slot)) {
                assertEquals(Position.GONE, store.index().slots().position(slot), "slot " + slot);
            }
        }
    }

    private static void backupIsWholeOrRefused(Disk disk, KeyRing ring, Step acknowledged, Step underWay)
            throws IOException {
        if (!underWay.backedUp()) {
            return;
        }
        GalleryPlace to = new GalleryPlace(disk, DATA.resolve("restored"), Galleries.PACK, Galleries.DIMENSION);
        Galleries.Collected collected = new Galleries.Collected();
        try (GalleryWriter restored =
                GalleryWriter.restore(GalleryScript.BACKUP, to, ring, collected, Galleries.settings(33))) {
            Map<Integer, String> expected = new HashMap<>(Map.of(2, line(2, 3), 3, line(3, 4), 4, line(5, 6)));
            if (ring.erased(3)) {
                expected.remove(3);
            }
            assertEquals(expected, collected.seen());
            assertTrue(restored.store().verify().sound());
        } catch (GalleryException e) {
            assertFalse(acknowledged.backedUp(), e::toString);
        }
    }

    @Test
    void aRestoringThatWasInterruptedIsNoGalleryAndCanBeRepeated() throws Exception {
        MemoryDisk first = withRing();
        RecordingDisk making = new RecordingDisk(first, DATA, KEYS);
        GalleryScript.record(making, false);
        RecordingDisk disk = new RecordingDisk(first, DATA, KEYS);
        try (KeyRing ring = Galleries.ring(disk)) {
            restore(disk, ring);
            disk.mark("restored");
        }
        for (CrashState state : disk.trace().crashStates(SEED, AT_MOST)) {
            holdsAfterRestoring(state);
        }
        assertEquals(List.of(), needless(disk.trace(), GalleryCrashTest::holdsAfterRestoring));
    }

    private static GalleryPlace restored(Disk disk) {
        return new GalleryPlace(disk, DATA.resolve("restored"), Galleries.PACK, Galleries.DIMENSION);
    }

    private static void restore(Disk disk, KeyRing ring) throws IOException {
        GalleryWriter.restore(GalleryScript.BACKUP, restored(disk), ring, Visitor.NONE, Galleries.settings(34))
                .close();
    }

    private static void holdsAfterRestoring(CrashState state) throws IOException {
        MemoryDisk disk = state.disk();
        try (KeyRing ring = Galleries.ring(disk)) {
            if (state.marks().contains("restored")) {
                try (GalleryStore reader = GalleryStore.open(restored(disk), ring, Visitor.NONE, 1)) {
                    assertEquals(2, reader.now().tombstones(), "the erasures were replayed");
                }
            }
            boolean there;
            try {
                isTheBackup(disk, ring);
                there = true;
            } catch (IOException e) {
                assertFalse(state.marks().contains("restored"), e::toString);
                there = false;
            }
            if (!there) {
                restore(disk, ring);
                isTheBackup(disk, ring);
            }
        }
    }

    private static void isTheBackup(Disk disk, KeyRing ring) throws IOException {
        Galleries.Collected collected = new Galleries.Collected();
        try (GalleryWriter writer = GalleryWriter.open(restored(disk), ring, collected, Galleries.settings(35))) {
            assertEquals(Map.of(2, line(2, 3), 4, line(5, 6)), collected.seen());
            assertEquals(5, writer.store().now().slots());
            assertEquals(2, writer.store().now().tombstones());
            assertTrue(writer.store().verify().sound());
        }
    }
}

package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.keys.Rings.Content;
import org.stillmatch.disk.record.CrashState;
import org.stillmatch.disk.record.RecordingDisk;

/// A process that is killed leaves on the disk what it was told, forced or not; then the ring is opened, and then the
/// power goes.
class KeyRingStoppedTest {
    private static final List<Long> OWNERS = LongStream.range(0, 310).boxed().toList();

    @Test
    void stoppedAtAnyOperationAndOpenedAgainItSurvivesALossOfPower() throws Exception {
        int stops = 0;
        boolean finished = false;
        for (int after = 0; !finished; after++) {
            RecordingDisk disk = RecordingDisk.inMemory(Rings.ROOT);
            List<Content> contents = new ArrayList<>();
            try (KeyRing ring = KeyRing.create(disk, Rings.RING, Rings.random(1))) {
                ring.add(Rings.range(0, 300));
                acknowledge(ring, disk, contents);
            }
            int stop = after;
            finished = work(disk, after, contents);
            stops++;
            try (KeyRing ring = Rings.open(disk)) {
                Content found = Content.of(ring, OWNERS);
                int acknowledged = contents.getLast().erasures().size();
                assertTrue(found.erasures().size() >= acknowledged, () -> "stopped after " + stop + ": " + found);
                disk.mark(found);
                ring.add(305);
                disk.mark(Content.of(ring, OWNERS));
            }
            for (CrashState state : disk.trace().crashStates(after, 300)) {
                requireMarked(state);
            }
        }
        assertTrue(stops > 40, stops + " places to stop at");
    }

    @Test
    void afterAnErrorOfTheDiskTheRingIsOpenedAgainBeforeItIsChanged() throws Exception {
        RecordingDisk disk = RecordingDisk.inMemory(Rings.ROOT);
        KeyRing.create(disk, Rings.RING, Rings.random(1)).close();
        StoppingDisk stopping = new StoppingDisk(disk, 1_000);
        try (KeyRing ring = KeyRing.open(stopping, Rings.RING, Rings.random(2))) {
            ring.add(1);
            stopping.stopAfter(1);
            assertThrows(IOException.class, () -> ring.add(2));
            stopping.stopAfter(1_000);
            assertThrows(KeyRingException.class, () -> ring.add(2));
            assertTrue(ring.has(1));
        }
        try (KeyRing ring = Rings.open(disk)) {
            assertTrue(ring.has(1));
            ring.add(3);
        }
    }

    /// @return whether it got to the end
    private static boolean work(RecordingDisk disk, int after, List<Content> contents) throws NoKeyException {
        // Closing gives up the lock, as the end of the process does, and changes nothing on the disk.
        try (KeyRing ring = KeyRing.open(new StoppingDisk(disk, after), Rings.RING, Rings.random(4))) {
            ring.add(300, 301);
            acknowledge(ring, disk, contents);
            ring.erase(Rings.THEN, 5, 300);
            acknowledge(ring, disk, contents);
            ring.rotate();
            ring.erase(Rings.THEN, 6);
            acknowledge(ring, disk, contents);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void acknowledge(KeyRing ring, RecordingDisk disk, List<Content> contents) throws NoKeyException {
        contents.add(Content.of(ring, OWNERS));
        disk.mark(contents.getLast());
    }

    private static void requireMarked(CrashState state) throws Exception {
        if (state.marks().isEmpty()) {
            return;
        }
        try (KeyRing ring = Rings.open(state.disk())) {
            Content found = Content.of(ring, OWNERS);
            assertEquals(List.of(), ring.damage());
            assertTrue(
                    found.equals(state.marks().getLast())
                            || found.equals(state.underWay().orElse(null)),
                    () -> state + " holds " + found);
        }
    }
}

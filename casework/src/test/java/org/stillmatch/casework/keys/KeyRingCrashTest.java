package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.keys.Rings.Content;
import org.stillmatch.disk.record.CrashState;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.disk.record.RecordingDisk;
import org.stillmatch.disk.record.Trace;

class KeyRingCrashTest {
    private static final long SEED = 20260203;
    private static final Path BACKUP = Rings.ROOT.resolve("backup");
    private static final List<Long> OWNERS = LongStream.concat(
                    LongStream.range(0, 620), LongStream.range(1L << 32, (1L << 32) + 3))
            .boxed()
            .toList();

    /// What the ring held after each acknowledged operation, and from where on its files may be there.
    private record After(Content content, int leastMaster, int leastPages, boolean backedUp) {}

    private final List<After> after = new ArrayList<>();

    @Test
    void everyStateOpensToExactlyWhatWasAcknowledged() throws Exception {
        int states = 0;
        for (CrashState state : recorded().crashStates(SEED, 6000)) {
            states++;
            try {
                check(state);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(state.toString(), e);
            }
        }
        assertTrue(states > 3000, states + " states");
    }

    @Test
    void takingAwayAnyOneForceBreaksSomeState() throws Exception {
        Trace trace = recorded();

        assertEquals(List.of(), trace.needlessForces(SEED, 1500, this::check));
        assertTrue(trace.forces() > 50, trace.forces() + " forces");
    }

    private Trace recorded() throws Exception {
        RecordingDisk disk = RecordingDisk.inMemory(Rings.ROOT);
        KeyRing ring = KeyRing.create(disk, Rings.RING, Rings.random(1));
        mark(disk, ring, 1, 1);
        ring.add(3, 4, 5);
        mark(disk, ring, 1, 1);
        ring.add(Rings.range(6, 300));
        mark(disk, ring, 1, 1);
        ring.erase(Rings.THEN, 4, 299);
        mark(disk, ring, 2, 1);
        ring.add(0, 1, 1L << 32);
        mark(disk, ring, 2, 1);
        ring.erase(Rings.THEN.plusSeconds(1), 0);
        mark(disk, ring, 3, 1);
        ring.rotate();
        mark(disk, ring, 4, 2);
        ring.add(Rings.range(300, 620));
        mark(disk, ring, 4, 2);
        ring.backup(BACKUP);
        after.add(new After(after.getLast().content(), 4, 2, true));
        disk.mark(after.size());
        ring.replay(List.of(new Erasure(7, Rings.THEN), new Erasure((1L << 32) + 2, Rings.THEN)));
        after.add(new After(Content.of(ring, OWNERS), 5, 2, true));
        disk.mark(after.size());
        ring.erase(Rings.THEN, Rings.range(8, 300 - 1));
        after.add(new After(Content.of(ring, OWNERS), 6, 2, true));
        disk.mark(after.size());
        return disk.trace();
    }

    private void mark(RecordingDisk disk, KeyRing ring, int leastMaster, int leastPages) throws NoKeyException {
        after.add(new After(Content.of(ring, OWNERS), leastMaster, leastPages, false));
        disk.mark(after.size());
    }

    private void check(CrashState state) throws Exception {
        int done = state.marks().size();
        if (done == 0) {
            requireEmptyOrRefused(state.disk());
            return;
        }
        After now = after.get(done - 1);
        List<Content> allowed = new ArrayList<>(List.of(now.content()));
        if (state.underWay().isPresent()) {
            allowed.add(after.get(done).content());
        }
        MemoryDisk disk = state.disk();
        requireGone(disk, "master-", now.leastMaster());
        requireGone(disk, "pages-", now.leastPages());
        Content found = opened(disk, Rings.RING);
        assertTrue(allowed.contains(found), () -> found + " is none of " + allowed);
        assertEquals(found, opened(disk, Rings.RING), "opened a second time");
        if (now.backedUp()) {
            assertEquals(
                    after.stream()
                            .filter(After::backedUp)
                            .findFirst()
                            .orElseThrow()
                            .content(),
                    opened(disk, BACKUP));
        }
    }

    /// A ring that was just being made is empty or says that it is not whole; it never pretends.
    private static void requireEmptyOrRefused(MemoryDisk disk) throws Exception {
        try {
            assertEquals(new Content(Map.of(), List.of()), opened(disk, Rings.RING));
        } catch (KeyRingException e) {
            assertTrue(e.toString().contains("key ring"), e.toString());
        }
    }

    /// An acknowledged erasure has taken away what opened the older files.
    private static void requireGone(MemoryDisk disk, String prefix, int least) throws IOException {
        for (Path path : disk.list(Rings.RING)) {
            String name = path.getFileName().toString();
            if (name.startsWith(prefix)) {
                assertTrue(Integer.parseInt(name.substring(prefix.length())) >= least, name);
            }
        }
    }

    private static Content opened(MemoryDisk disk, Path folder) throws Exception {
        try (KeyRing ring = KeyRing.open(disk, folder, Rings.random(3))) {
            assertEquals(List.of(), ring.damage());
            Content content = Content.of(ring, OWNERS);
            content.erasures().forEach(e -> assertTrue(ring.erased(e.owner())));
            return content;
        }
    }
}

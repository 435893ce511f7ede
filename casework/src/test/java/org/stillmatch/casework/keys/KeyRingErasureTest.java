package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.disk.record.MemoryDisk;

class KeyRingErasureTest {
    /// The keys that a heap dump is searched for, turned over so that the dump does not find them here.
    private final List<byte[]> inverted = new ArrayList<>();

    @Test
    void noOlderCopyOfPagesOrWrapsOpensAnErasedOwnerWithTheRingOfToday() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            MemoryDisk disk = new MemoryDisk(Rings.ROOT);
            try (KeyRing ring = KeyRing.create(disk, Rings.RING, Rings.random(round))) {
                ring.add(Rings.range(0, 1 + random.nextInt(600)));
                long victim = random.nextInt((int) ring.size());
                byte[] key = Rings.key(ring, victim);
                MemoryDisk before = disk.copy();
                if (random.nextBoolean()) {
                    ring.add(1000);
                }
                ring.erase(Rings.THEN, victim);
                ring.close();

                // Today's ring with the older files put in its place, one by one and together; the register and the
                // master key are those of today.
                for (List<String> older : List.of(List.of("pages-1"), List.of("wraps"), List.of("pages-1", "wraps"))) {
                    MemoryDisk mixed = disk.copy();
                    for (String name : older) {
                        mixed.put(Rings.RING.resolve(name), before.bytes(Rings.RING.resolve(name)));
                    }
                    requireShut(mixed, victim);
                }
                // Nor does any wrapping key that the ring still has open the older version of the page.
                requireNoWrapOpens(disk, before, victim, key);
            }
        }
    }

    @Test
    void anOlderCopyOfTheWholeRingOpensItUntilTheErasuresAreReplayed() throws Exception {
        MemoryDisk disk = new MemoryDisk(Rings.ROOT);
        KeyRing ring = KeyRing.create(disk, Rings.RING, Rings.random(1));
        ring.add(1, 2);
        MemoryDisk before = disk.copy();
        ring.erase(Rings.THEN, 1);
        List<Erasure> erasures = ring.erasures();
        ring.close();

        try (KeyRing old = Rings.open(before)) {
            assertTrue(old.has(1));
            old.replay(erasures);
            assertFalse(old.has(1));
        }
        // The register of today put beside the older files is enough.
        MemoryDisk mixed = before.copy();
        mixed.put(Rings.RING.resolve("erased"), disk.bytes(Rings.RING.resolve("erased")));
        requireShut(mixed, 1);
    }

    @Test
    void theLiveHeapHoldsAKeyBeforeItIsErasedAndNotAfterwards(@TempDir Path folder) throws Exception {
        MemoryDisk disk = new MemoryDisk(Rings.ROOT);
        try (KeyRing ring = KeyRing.create(disk, Rings.RING, Rings.random(1))) {
            ring.add(Rings.range(0, 1000));
            for (long owner : new long[] {17, 300, 999, 18}) {
                byte[] key = Rings.key(ring, owner);
                inverted.add(inverted(key));
                Arrays.fill(key, (byte) 0);
            }
            assertEquals(List.of(true, true, true, true), inDump(folder.resolve("before.hprof")));
            ring.erase(Rings.THEN, 17, 300, 999);
            // 18 shares a page with 17 and stays, so the search is shown to find what is there.
            byte[] kept = Rings.key(ring, 18);
            Arrays.fill(kept, (byte) 0);

            assertEquals(List.of(false, false, false, true), inDump(folder.resolve("after.hprof")));
        }
    }

    private List<Boolean> inDump(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        boolean[] found = new boolean[inverted.size()];
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[1 << 20];
            int kept = 0;
            for (int n; (n = in.read(chunk, kept, chunk.length - kept)) > 0; ) {
                int end = kept + n;
                for (int i = 0; i < found.length; i++) {
                    found[i] |= contains(chunk, end, inverted.get(i));
                }
                kept = Math.min(end, 31);
                System.arraycopy(chunk, end - kept, chunk, 0, kept);
            }
            Arrays.fill(chunk, (byte) 0);
        }
        Files.delete(file);
        List<Boolean> answers = new ArrayList<>();
        for (boolean b : found) {
            answers.add(b);
        }
        return answers;
    }

    private static boolean contains(byte[] chunk, int end, byte[] inverted) {
        for (int at = 0; at + 32 <= end; at++) {
            int i = 0;
            while (i < 32 && chunk[at + i] == (byte) ~inverted[i]) {
                i++;
            }
            if (i == 32) {
                return true;
            }
        }
        return false;
    }

    private static byte[] inverted(byte[] key) {
        byte[] inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            inverted[i] = (byte) ~key[i];
        }
        return inverted;
    }

    private static void requireShut(MemoryDisk disk, long victim) {
        try (KeyRing ring = Rings.open(disk)) {
            assertThrows(Exception.class, () -> Rings.key(ring, victim));
        } catch (IOException | RuntimeException e) {
            // It does not even open.
        }
    }

    private static void requireNoWrapOpens(MemoryDisk disk, MemoryDisk before, long victim, byte[] key)
            throws IOException {
        byte[] pages = before.bytes(Rings.RING.resolve("pages-1"));
        try (RingState today =
                RingOpening.open(new RingFolder(disk, Rings.RING), Rings.random(1), RingOpening.Use.CHANGING)) {
            for (int at = RingHeader.LENGTH; at < pages.length; ) {
                int length = Page.claimedLength(Arrays.copyOfRange(pages, at, at + 12));
                byte[] page = Arrays.copyOfRange(pages, at, at + length);
                for (Wrap wrap : today.wraps.values()) {
                    try {
                        byte[] keys = Page.open(today.ring, page, wrap.key);
                        assertFalse(contains(keys, keys.length, inverted(key)), "owner " + victim);
                    } catch (AEADBadTagException e) {
                        // As it should be, for a page that was replaced.
                    }
                }
                at += length;
            }
        }
    }
}

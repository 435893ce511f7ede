package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.keys.Rings.Content;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.disk.record.MemoryDisk;

class KeyRingTest {
    private final MemoryDisk disk = new MemoryDisk(Rings.ROOT);

    @Test
    void everyOwnerHasAKeyOfItsOwnWhichOutlivesTheProcess() throws Exception {
        Content before;
        List<Long> owners = new ArrayList<>();
        try (KeyRing ring = create()) {
            ring.add(Rings.range(0, 700));
            ring.add(1L << 32, 5_000_000_000L, 1000, 999);
            for (long owner = 0; owner < 1001; owner++) {
                owners.add(owner);
            }
            owners.addAll(List.of(1L << 32, 5_000_000_000L));
            before = Content.of(ring, owners);
            assertEquals(704, ring.size());
        }
        assertEquals(704, before.keys().size());
        assertEquals(704, before.keys().values().stream().distinct().count());
        try (KeyRing ring = Rings.open(disk)) {
            assertEquals(before, Content.of(ring, owners));
            assertEquals(704, ring.size());
            assertEquals(List.of(), ring.damage());
        }
    }

    @Test
    void whoNeverHadAKeyAndWhoWasErasedAreToldApart() throws Exception {
        try (KeyRing ring = create()) {
            ring.add(1, 2, 3);
            ring.erase(Rings.THEN, 2);
            ring.erase(Rings.THEN.plusSeconds(9), 2);

            assertTrue(ring.has(1));
            assertFalse(ring.has(2));
            assertFalse(ring.has(4));
            assertTrue(ring.erased(2));
            assertFalse(ring.erased(4));
            assertThrows(NoKeyException.class, () -> Rings.key(ring, 2));
            assertThrows(NoKeyException.class, () -> Rings.key(ring, 4));
            assertEquals(List.of(new Erasure(2, Rings.THEN)), ring.erasures());
            assertThrows(IllegalArgumentException.class, () -> ring.erase(Rings.THEN, 1, 4));
            assertTrue(ring.has(1));
        }
    }

    @Test
    void aNumberIsGivenAKeyOnce() throws Exception {
        try (KeyRing ring = create()) {
            ring.add(1, 2);
            ring.erase(Rings.THEN, 2);

            assertThrows(IllegalArgumentException.class, () -> ring.add(3, 1));
            assertThrows(IllegalArgumentException.class, () -> ring.add(3, 2));
            assertThrows(IllegalArgumentException.class, () -> ring.add(3, 3));
            assertThrows(IllegalArgumentException.class, () -> ring.add(-1));
            assertFalse(ring.has(3));
            ring.add();
            ring.add(3);
        }
    }

    @Test
    void anyOrderOfWorkLeavesWhatAPlainMapWouldHold() throws Exception {
        Random random = new Random(7);
        Map<Long, ByteBuffer> keys = new TreeMap<>();
        List<Erasure> erased = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        KeyRing ring = create();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    int n = random.nextInt(10) == 0 ? random.nextInt(1500) : 1 + random.nextInt(40);
                    long[] fresh = random.longs(n, 0, 1L << 40)
                            .distinct()
                            .filter(owner -> !all.contains(owner))
                            .toArray();
                    ring.add(fresh);
                    for (long owner : fresh) {
                        all.add(owner);
                        keys.put(owner, ByteBuffer.wrap(Rings.key(ring, owner)));
                    }
                }
                case 4, 5 -> {
                    long[] some = random.ints(all.isEmpty() ? 0 : random.nextInt(6), 0, Math.max(1, all.size()))
                            .mapToLong(all::get)
                            .distinct()
                            .toArray();
                    ring.erase(Rings.THEN.plusSeconds(step), some);
                    for (long owner : some) {
                        if (keys.remove(owner) != null) {
                            erased.add(new Erasure(owner, Rings.THEN.plusSeconds(step)));
                        }
                    }
                }
                case 6 -> {
                    ring.close();
                    ring = Rings.open(disk);
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        ring.rotate();
                    }
                }
            }
        }
        assertEquals(keys.size(), ring.size());
        assertEquals(new Content(keys, erased), Content.of(ring, all));
        ring.close();
        assertTrue(keys.size() > 2000 && erased.size() > 50, keys.size() + " keys, " + erased.size() + " erased");
    }

    @Test
    void oneWriterHoldsTheRing() throws Exception {
        try (KeyRing ring = create()) {
            ring.add(1);
            assertThrows(KeyRingException.class, () -> Rings.open(disk));
        }
        Rings.open(disk).close();
    }

    @Test
    void aFolderWithFilesInItIsNotMadeARing() throws Exception {
        create().close();
        String message = assertThrows(KeyRingException.class, this::create).toString();
        assertTrue(message.contains("empty"), message);
        assertThrows(KeyRingException.class, () -> KeyRing.open(disk, Rings.ROOT, Rings.random(1)));
    }

    @Test
    void aClosedRingIsNotChanged() throws Exception {
        KeyRing ring = create();
        ring.close();
        assertThrows(KeyRingException.class, () -> ring.add(1));
        assertThrows(KeyRingException.class, () -> ring.erase(Rings.THEN));
    }

    @Test
    void rotationReplacesEveryByteThatSealsAndKeepsEveryKey() throws Exception {
        try (KeyRing ring = create()) {
            ring.add(Rings.range(0, 1000));
            ring.erase(Rings.THEN, 7, 700);
            List<Long> owners = new ArrayList<>();
            for (long owner = 0; owner < 1000; owner++) {
                owners.add(owner);
            }
            Content before = Content.of(ring, owners);
            assertEquals(List.of("erased", "master-2", "pages-1", "wraps"), names(disk));
            ring.rotate();

            assertEquals(List.of("erased", "master-3", "pages-2", "wraps"), names(disk));
            assertEquals(before, Content.of(ring, owners));
            ring.add(1000);
            ring.close();
            try (KeyRing again = Rings.open(disk)) {
                assertEquals(before, Content.of(again, owners));
                assertTrue(again.has(1000));
            }
        }
    }

    @Test
    void ownersAddedOneByOneDoNotFillTheDisk() throws Exception {
        try (KeyRing ring = create()) {
            for (int owner = 0; owner < 6000; owner++) {
                ring.add(owner);
            }
            long size = 0;
            for (Path file : disk.list(Rings.RING)) {
                size += disk.bytes(file).length;
            }
            // Each of them rewrites a page of up to 10 kB: 31 MB in all, were it never packed anew.
            assertTrue(size < 22 << 20, size + " bytes");
            assertEquals(6000, ring.size());
            assertNotEquals(List.of(), names(disk));
        }
    }

    @Test
    void aRestoredRingHasErasedWhatWasErasedSince() throws Exception {
        Path backup = Rings.ROOT.resolve("backup");
        Path restored = Rings.ROOT.resolve("restored");
        KeyRing ring = create();
        ring.add(1, 2, 3);
        ring.erase(Rings.THEN, 1);
        ring.backup(backup);
        byte[] third = Rings.key(ring, 3);
        ring.add(4);
        ring.erase(Rings.THEN.plusSeconds(1), 2, 4);
        List<Erasure> erasures = ring.erasures();
        ring.close();

        try (KeyRing again = KeyRing.restore(disk, backup, restored, erasures, Rings.random(5))) {
            assertEquals(erasures, again.erasures());
            assertTrue(again.erased(2) && again.erased(4));
            assertArrayEquals(third, Rings.key(again, 3));
            assertThrows(NoKeyException.class, () -> Rings.key(again, 2));
            assertThrows(IllegalArgumentException.class, () -> again.add(4));
        }
    }

    @Test
    void onARealDiskOnlyTheOwnerReadsIt(@TempDir Path folder) throws Exception {
        RealDisk real = new RealDisk();
        Path place = folder.resolve("ring");
        try (KeyRing ring = KeyRing.create(real, place, Rings.random(1))) {
            ring.add(Rings.range(0, 300));
            ring.erase(Rings.THEN, 5);
        }
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        try (KeyRing ring = KeyRing.open(real, place, Rings.random(1))) {
            assertEquals(299, ring.size());
        }
    }

    private KeyRing create() throws IOException {
        return KeyRing.create(disk, Rings.RING, Rings.random(1));
    }

    private static List<String> names(MemoryDisk disk) throws IOException {
        return disk.list(Rings.RING).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }
}

package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.disk.record.MemoryDisk;

class KeyRingDamageTest {
    private static final int OWNERS = 1000;

    private final MemoryDisk whole = new MemoryDisk(Rings.ROOT);
    private final List<byte[]> keys = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        try (KeyRing ring = KeyRing.create(whole, Rings.RING, Rings.random(1))) {
            for (int from = 0; from < OWNERS; from += 100) {
                ring.add(Rings.range(from, from + 100));
            }
            for (long owner = 0; owner < OWNERS; owner++) {
                keys.add(Rings.key(ring, owner));
            }
            ring.erase(Rings.THEN, 10, 999);
            ring.add(OWNERS);
            keys.add(Rings.key(ring, OWNERS));
        }
    }

    @Test
    void anyFlippedBitIsFoundAndNamedAndNoAnswerIsWrong() throws Exception {
        Random random = new Random(5);
        for (Path file : whole.list(Rings.RING)) {
            byte[] bytes = whole.bytes(file);
            for (int round = 0; round < 250; round++) {
                int at = random.nextInt(bytes.length);
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                MemoryDisk disk = whole.copy();
                disk.put(file, flipped);
                check(disk, file.getFileName().toString(), at);
            }
        }
    }

    private void check(MemoryDisk disk, String name, int at) throws IOException {
        try (KeyRing ring = Rings.open(disk)) {
            assertTrue(
                    ring.damage().stream()
                            .anyMatch(d -> d.file().equals(name) && d.at() <= at && at < d.at() + d.length()),
                    () -> name + " at " + at + ": " + ring.damage());
            int answered = 0;
            for (int owner = 0; owner <= OWNERS; owner++) {
                answered += answers(ring, owner) ? 1 : 0;
            }
            assertTrue(!name.startsWith("pages") || answered >= OWNERS - 260, () -> name + " at " + at);
        } catch (KeyRingException e) {
            assertTrue(e.toString().contains(name), e.toString());
        }
    }

    private boolean answers(KeyRing ring, int owner) {
        try {
            assertArrayEquals(keys.get(owner), Rings.key(ring, owner));
            assertTrue(ring.has(owner));
            return true;
        } catch (NoKeyException e) {
            assertTrue(owner == 10 || owner == 999, "owner " + owner);
        } catch (DamagedRingException e) {
            assertThrows(DamagedRingException.class, () -> {
                if (ring.has(owner)) {
                    Rings.key(ring, owner);
                }
            });
        }
        return false;
    }

    @Test
    void besideADamagedPageTheRingGoesOnWorking() throws Exception {
        byte[] pages = whole.bytes(Rings.RING.resolve("pages-1"));
        long second;
        try (RingState state =
                RingOpening.open(new RingFolder(whole, Rings.RING), Rings.random(1), RingOpening.Use.CHANGING)) {
            second = state.wraps.values().stream()
                    .filter(w -> w.page == 1)
                    .findAny()
                    .orElseThrow()
                    .offset;
        }
        pages[(int) second + 20] ^= 1;
        whole.put(Rings.RING.resolve("pages-1"), pages);
        try (KeyRing ring = Rings.open(whole)) {
            assertEquals(1, ring.damage().size());
            assertTrue(ring.damage().getFirst().toString().contains("page 1"));
            assertThrows(DamagedRingException.class, () -> ring.has(300));
            assertThrows(DamagedRingException.class, () -> ring.erase(Rings.THEN, 300));
            assertThrows(DamagedRingException.class, () -> ring.add(300));
            assertThrows(KeyRingException.class, ring::rotate);
            assertThrows(KeyRingException.class, () -> ring.backup(Rings.ROOT.resolve("b")));
            ring.add(5000);
            ring.erase(Rings.THEN, 20);
        }
        try (KeyRing ring = Rings.open(whole)) {
            assertEquals(1, ring.damage().size());
            assertTrue(ring.has(5000) && ring.erased(20));
            assertArrayEquals(keys.get(0), Rings.key(ring, 0));
        }
    }

    @Test
    void aBitThatRotsWhileTheRingIsOpenIsNamedWhenItIsMet() throws Exception {
        try (KeyRing ring = Rings.open(whole)) {
            try (var file = whole.open(Rings.RING.resolve("pages-1"))) {
                file.write(ByteBuffer.wrap(new byte[(int) file.size() - 512]), 512);
            }
            assertThrows(DamagedRingException.class, () -> Rings.key(ring, 700));
            assertThrows(DamagedRingException.class, () -> Rings.key(ring, 700));
            assertEquals(1, ring.damage().size());
        }
    }

    @Test
    void aNewerFormatIsRefusedByItsNumber() throws Exception {
        byte[] wraps = whole.bytes(Rings.RING.resolve("wraps"));
        ByteBuffer.wrap(wraps).putInt(8, 2).putInt(508, 0);
        ByteBuffer.wrap(wraps).putInt(508, Crc.of(wraps, 0, 508));
        whole.put(Rings.RING.resolve("wraps"), wraps);

        String message =
                assertThrows(KeyRingException.class, () -> Rings.open(whole)).toString();
        assertTrue(message.contains("format 2") && message.contains("newer"), message);
    }

    @Test
    void filesOfAnotherRingAreRefused() throws Exception {
        MemoryDisk other = new MemoryDisk(Rings.ROOT);
        KeyRing.create(other, Rings.RING, Rings.random(9)).close();
        for (String name : List.of("erased", "wraps")) {
            MemoryDisk mixed = whole.copy();
            mixed.put(Rings.RING.resolve(name), other.bytes(Rings.RING.resolve(name)));
            assertThrows(KeyRingException.class, () -> Rings.open(mixed), name);
        }
        MemoryDisk mixed = whole.copy();
        mixed.put(Rings.RING.resolve("master-2"), other.bytes(Rings.RING.resolve("master-1")));
        assertThrows(KeyRingException.class, () -> Rings.open(mixed));
        mixed.delete(Rings.RING.resolve("master-2"));
        assertThrows(KeyRingException.class, () -> Rings.open(mixed));
        assertFalse(mixed.exists(Rings.RING.resolve("master-2")));
    }
}

package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.gallery.Galleries.NOW;
import static org.stillmatch.casework.gallery.Galleries.content;
import static org.stillmatch.casework.gallery.Galleries.entry;
import static org.stillmatch.casework.gallery.Galleries.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.keys.DamagedRingException;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.record.MemoryDisk;

/// One bit of a file is not as it was written.
class GalleryFlipTest {
    private static final int FLIPS = 1_000;

    private final MemoryDisk disk = Galleries.disk();
    private Map<Integer, String> whole = Map.of();

    @BeforeEach
    void makeAGalleryThatHasSeenEverything() throws IOException {
        try (KeyRing ring = Galleries.newRing(disk);
                GalleryWriter writer = GalleryWriter.create(place(disk), ring, Galleries.settings(40))) {
            for (int i = 0; i < 24; i++) {
                writer.enrol(entry(i % 8, i));
                if (i % 3 == 0) {
                    writer.commit();
                }
            }
            writer.commit();
            for (int slot = 0; slot < 24; slot += 5) {
                writer.amend(slot, ("amended " + slot).getBytes(UTF_8));
            }
            writer.commit();
            writer.erase(NOW, 2, 3);
            writer.compact();
            writer.enrol(entry(9, 30));
            writer.erase(NOW, 4);
            writer.enrol(entry(9, 31));
            writer.commit();
            whole = content(writer.store());
        }
        assertEquals(17, whole.size());
    }

    @Test
    void everyFlippedBitOfTheGalleryIsFoundAndCostsAtMostItsOwnRow() throws IOException {
        Random random = new Random(41);
        List<Path> files = new ArrayList<>(disk.list(Galleries.FOLDER));
        files.removeIf(file -> file.endsWith("lock"));
        for (int i = 0; i < FLIPS; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = disk.bytes(file);
            int bit = random.nextInt(8 * bytes.length);
            MemoryDisk flipped = flipped(file, bytes, bit);
            String what = "bit " + bit + " of " + file;
            try (KeyRing ring = Galleries.ring(flipped)) {
                assertTrue(isFound(flipped, ring, what), what + " is not found");
            }
        }
    }

    private MemoryDisk flipped(Path file, byte[] bytes, int bit) throws IOException {
        MemoryDisk flipped = disk.copy();
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        flipped.put(file, changed);
        return flipped;
    }

    private boolean isFound(MemoryDisk flipped, KeyRing ring, String what) throws IOException {
        Galleries.Collected collected = new Galleries.Collected();
        try (GalleryStore store = GalleryStore.open(place(flipped), ring, collected, 1)) {
            Map<Integer, String> seen = collected.seen();
            assertTrue(whole.entrySet().containsAll(seen.entrySet()), () -> what + " changes an answer: " + seen);
            assertTrue(
                    seen.size() >= whole.size() - 1, () -> what + " costs " + (whole.size() - seen.size()) + " rows");
            assertEquals(seen, content(store));
            List<Integer> missing = new ArrayList<>(whole.keySet());
            missing.removeAll(seen.keySet());
            assertEquals(
                    missing,
                    store.now().damaged().stream().filter(whole::containsKey).toList(),
                    what);
            assertTrue(store.opening().lostOperations() == 0, what);
            for (Damage damage : store.opening().damage()) {
                assertTrue(missing.isEmpty() || damage.slot().isPresent(), damage::toString);
            }
            return !store.opening().sound() || store.opening().torn() > 0;
        }
    }

    @Test
    void aWriterGoesOnBesideDamageAndNeverGivesTheSlotAway() throws IOException {
        Path file = place(disk).segment(SegmentNames.in(place(disk)).last());
        byte[] bytes = disk.bytes(file);
        for (int at = 0; at < bytes.length; at += 7) {
            MemoryDisk flipped = flipped(file, bytes, 8 * at + 3);
            try (KeyRing ring = Galleries.ring(flipped)) {
                int slots;
                try (GalleryWriter writer =
                        GalleryWriter.open(place(flipped), ring, Visitor.NONE, Galleries.settings(42))) {
                    slots = writer.enrol(entry(5, 60));
                    assertEquals(26, slots, "flipped at " + at);
                    writer.commit();
                    writer.compact();
                }
                try (GalleryStore store = GalleryStore.open(place(flipped), ring, Visitor.NONE, 1)) {
                    assertTrue(store.now().holds(slots));
                }
            }
        }
    }

    @Test
    void noFlippedBitOfTheKeyRingOpensToAnythingElse() throws IOException {
        Random random = new Random(43);
        List<Path> files = new ArrayList<>();
        for (Path file : disk.list(Galleries.RING)) {
            if (disk.bytes(file).length > 0) {
                files.add(file);
            }
        }
        int found = 0;
        for (int i = 0; i < FLIPS / 2; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = disk.bytes(file);
            MemoryDisk flipped = flipped(file, bytes, random.nextInt(8 * bytes.length));
            Galleries.Collected collected = new Galleries.Collected();
            try (KeyRing ring = Galleries.ring(flipped);
                    GalleryStore store = GalleryStore.open(place(flipped), ring, collected, 1)) {
                boolean all = collected.seen().equals(whole);
                found += ring.damage().isEmpty() ? 0 : 1;
                assertTrue(whole.entrySet().containsAll(collected.seen().entrySet()));
                assertTrue(all || !ring.damage().isEmpty(), () -> file + ": rows are missing and nothing says why");
            } catch (IOException | DamagedRingException e) {
                // Refused as a whole: found as well.
                found++;
            }
        }
        assertTrue(found > FLIPS / 4, "found: " + found);
    }
}

package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.gallery.Galleries.DATA;
import static org.stillmatch.casework.gallery.Galleries.NOW;
import static org.stillmatch.casework.gallery.Galleries.content;
import static org.stillmatch.casework.gallery.Galleries.entry;
import static org.stillmatch.casework.gallery.Galleries.line;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.record.MemoryDisk;

/// Random acts, beside a plain model of what they ought to do.
class GalleryModelTest {
    private static final int RUNS = 40;
    private static final int ACTS = 60;
    private static final int GROUPS = 12;

    /// What was acknowledged at some moment.
    private record Then(Map<Integer, String> content, Hash root) {}

    private final Random random = new Random(50);
    private final Map<Integer, String> content = new TreeMap<>();
    private final Map<Integer, Integer> groupOfSlot = new HashMap<>();
    private final Map<Integer, Integer> numberOfSlot = new HashMap<>();
    private final Set<Integer> erased = new HashSet<>();
    private final Map<Long, Then> earlier = new HashMap<>();
    private int slots;
    private int backups;

    @Test
    void anyOrderOfActsLeavesWhatAPlainModelHolds() throws IOException {
        for (int run = 0; run < RUNS; run++) {
            content.clear();
            groupOfSlot.clear();
            numberOfSlot.clear();
            erased.clear();
            earlier.clear();
            slots = 0;
            run();
        }
    }

    private void run() throws IOException {
        MemoryDisk disk = Galleries.disk();
        GalleryPlace place = Galleries.place(disk);
        KeyRing ring = Galleries.newRing(disk);
        GalleryWriter writer = GalleryWriter.create(place, ring, settings());
        for (int act = 0; act < ACTS; act++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> enrol(writer);
                case 5, 6 -> amend(writer);
                case 7 -> erase(writer);
                case 8 -> writer.compact();
                case 9 -> backUpAndRestore(disk, writer, ring);
                case 10 -> writer.rotateKeys();
                default -> {
                    Galleries.Collected collected = new Galleries.Collected();
                    writer.close();
                    writer = GalleryWriter.open(place, ring, collected, settings());
                    assertEquals(content, collected.seen());
                    assertTrue(writer.store().opening().sound());
                }
            }
            holds(writer.store());
        }
        writer.close();
        ring.close();
    }

    private WriterSettings settings() {
        return new WriterSettings(Galleries.random(random.nextLong()), 500 + random.nextInt(5_000), 1);
    }

    private void enrol(GalleryWriter writer) throws IOException {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int group = random.nextInt(GROUPS);
            if (!erased.contains(group)) {
                int number = slots + 1;
                entries.add(entry(group, number));
                content.put(slots, line(group, number));
                groupOfSlot.put(slots, group);
                numberOfSlot.put(slots, number);
                slots++;
            }
        }
        if (!entries.isEmpty()) {
            assertEquals(slots - entries.size(), writer.enrol(entries));
            writer.commit();
        }
    }

    private void amend(GalleryWriter writer) throws IOException {
        List<Integer> held = List.copyOf(content.keySet());
        for (int i = random.nextInt(3); i >= 0 && !held.isEmpty(); i--) {
            int slot = held.get(random.nextInt(held.size()));
            String said = "said " + random.nextInt(1_000);
            writer.amend(slot, said.getBytes(UTF_8));
            content.put(slot, line(get(groupOfSlot, slot), get(numberOfSlot, slot), said));
        }
        writer.commit();
    }

    private static int get(Map<Integer, Integer> map, int slot) {
        return map.getOrDefault(slot, -1);
    }

    private void erase(GalleryWriter writer) throws IOException {
        int group = random.nextInt(GROUPS);
        if (groupOfSlot.containsValue(group)) {
            writer.erase(NOW, group);
            erased.add(group);
            content.keySet().removeIf(slot -> get(groupOfSlot, slot) == group);
        }
    }

    private void backUpAndRestore(MemoryDisk disk, GalleryWriter writer, KeyRing ring) throws IOException {
        backups++;
        writer.store().backup(DATA.resolve("backup" + backups));
        GalleryPlace to =
                new GalleryPlace(disk, DATA.resolve("restored" + backups), Galleries.PACK, Galleries.DIMENSION);
        try (GalleryWriter restored =
                GalleryWriter.restore(DATA.resolve("backup" + backups), to, ring, Visitor.NONE, settings())) {
            holds(restored.store());
        }
    }

    private void holds(GalleryStore store) throws IOException {
        GalleryState now = store.now();
        assertEquals(content, content(store));
        assertEquals(slots, now.slots());
        assertEquals(erased.size(), now.tombstones());
        assertEquals(List.of(), now.damaged());
        assertEquals(
                content.size(),
                now.snapshot(slot -> true, NOW, LocalDate.EPOCH).eligible(),
                "a snapshot takes what is held");
        Verification verified = store.verify();
        assertTrue(verified.sound(), verified::toString);
        assertEquals(now.leafRoot(), verified.leafRoot());
        assertEquals(content.size(), verified.unsealed());
        assertEquals(slots - content.size(), verified.erased());
        earlier.put(now.operations(), new Then(Map.copyOf(content), now.leafRoot()));
        for (Map.Entry<Long, Then> then : earlier.entrySet()) {
            GalleryState state = store.at(then.getKey());
            assertEquals(then.getValue().root(), state.leafRoot());
            if (random.nextInt(10) == 0) {
                Galleries.Collected collected = new Galleries.Collected();
                state.visit(collected);
                Map<Integer, String> left = new TreeMap<>(then.getValue().content());
                left.keySet().removeIf(slot -> erased.contains(get(groupOfSlot, slot)));
                assertEquals(left, collected.seen());
            }
        }
    }
}

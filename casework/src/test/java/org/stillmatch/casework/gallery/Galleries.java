package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Small galleries for tests: what an entry is follows from its number.
final class Galleries {
    static final PackId PACK = new PackId("cd".repeat(32));
    static final int DIMENSION = 64;
    static final Path DATA = Path.of("/data");
    static final Path FOLDER = DATA.resolve("gallery");
    static final Path KEYS = Path.of("/keys");
    static final Path RING = KEYS.resolve("ring");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Galleries() {}

    static MemoryDisk disk() {
        return new MemoryDisk(DATA, KEYS);
    }

    static GalleryPlace place(Disk disk) {
        return new GalleryPlace(disk, FOLDER, PACK, DIMENSION);
    }

    /// Segments of two kibibytes hold a few records.
    static WriterSettings settings(long seed) {
        return new WriterSettings(random(seed), 2_048, 2);
    }

    static KeyRing newRing(Disk disk) throws IOException {
        return KeyRing.create(disk, RING, random(1));
    }

    static KeyRing ring(Disk disk) throws IOException {
        return KeyRing.open(disk, RING, random(2));
    }

    static Template template(int number) {
        Random random = new Random(number);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Template.of(PACK, vector);
    }

    static Presentation shown(int number) {
        return new Presentation(number, -number, 1, 90, .5f, 20);
    }

    static byte[] said(int number) {
        return ("image " + number).getBytes(UTF_8);
    }

    static NewEntry entry(int group, int number) {
        return new NewEntry(group, template(number), shown(number), said(number));
    }

    /// What a visitor was left with: by slot, group and number and what was said last.
    static Map<Integer, String> content(GalleryStore store) throws IOException {
        Collected all = new Collected();
        store.now().visit(all);
        return all.seen();
    }

    /// Collects what it is handed, as text; checks that a template is that of its number.
    static final class Collected implements Visitor {
        private final Map<Integer, String> enrolled = new ConcurrentSkipListMap<>();
        private final Map<Integer, String> saidLast = new ConcurrentSkipListMap<>();

        @Override
        public void entry(StoredEntry entry) {
            int number = (int) entry.shown().yaw();
            if (!entry.template().equals(template(number)) || !entry.shown().equals(shown(number))) {
                throw new AssertionError("Slot " + entry.slot() + " has a wrong template");
            }
            String before = enrolled.put(entry.slot(), entry.group() + "/" + number);
            if (before != null) {
                throw new AssertionError("Slot " + entry.slot() + " was handed over twice");
            }
            saidLast.put(entry.slot(), new String(entry.particulars(), UTF_8));
        }

        @Override
        public void amended(int slot, byte[] particulars) {
            if (saidLast.put(slot, new String(particulars, UTF_8)) == null) {
                throw new AssertionError("Slot " + slot + " was amended before it was handed over");
            }
        }

        @Override
        public void withdrawn(int slot) {
            enrolled.remove(slot);
        }

        Map<Integer, String> seen() {
            Map<Integer, String> seen = new TreeMap<>();
            enrolled.forEach((slot, what) -> seen.put(slot, what + " " + saidLast.get(slot)));
            return seen;
        }
    }

    static String line(int group, int number, String said) {
        return group + "/" + number + " " + said;
    }

    static String line(int group, int number) {
        return line(group, number, "image " + number);
    }

    static SecureRandom random(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

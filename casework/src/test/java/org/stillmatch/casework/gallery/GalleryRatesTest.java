package org.stillmatch.casework.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.template.Template;

/// How fast ready templates are enrolled, each of a subject of its own, and how fast a gallery opens: 704 dimensions,
/// two threads. -Drows=N measures more.
@Tag("measured")
class GalleryRatesTest {
    private static final int DIMENSION = 704;
    private static final int THREADS = 2;
    private static final int LIST = 2_000;
    private static final int ROWS = Integer.getInteger("rows", 400_000);
    private static final int TEMPLATES = 1_000;

    @TempDir
    private Path folder;

    @Test
    void fiftyThousandReadyTemplatesASecondAreEnrolledAndOpenedFaster() throws Exception {
        RealDisk disk = new RealDisk();
        List<Template> templates = templates();
        GalleryPlace place = new GalleryPlace(disk, folder.resolve("gallery"), Galleries.PACK, DIMENSION);
        Path keys = folder.resolve("keys");
        try (KeyRing ring = KeyRing.create(disk, keys, Galleries.random(70))) {
            WriterSettings settings = WriterSettings.usual(Galleries.random(71), THREADS);
            long began = System.nanoTime();
            try (GalleryWriter writer = GalleryWriter.create(place, ring, settings)) {
                enrolAll(writer, templates);
            }
            print("enrolled", began);
        }
        try (KeyRing ring = KeyRing.open(disk, keys, Galleries.random(72))) {
            LongAdder seen = new LongAdder();
            long began = System.nanoTime();
            try (GalleryStore store = GalleryStore.open(place, ring, counting(seen), THREADS)) {
                print("opened sealed", began);
                assertEquals(ROWS, seen.sum());
                assertTrue(store.opening().sound());
            }
        }
        long bytes = 0;
        for (Path file : disk.list(place.folder())) {
            bytes += Files.size(file);
        }
        System.out.println("figure: " + bytes / ROWS + " bytes a row");
    }

    private static void print(String what, long began) {
        double seconds = (System.nanoTime() - began) * 1e-9;
        System.out.printf(
                Locale.ROOT, "figure: %,d rows %s in %.1f s, %,.0f a second%n", ROWS, what, seconds, ROWS / seconds);
    }

    private static List<Template> templates() {
        Random random = new Random(73);
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < TEMPLATES; i++) {
            float[] vector = new float[DIMENSION];
            for (int j = 0; j < DIMENSION; j++) {
                vector[j] = (float) random.nextGaussian();
            }
            templates.add(Template.of(Galleries.PACK, vector));
        }
        return templates;
    }

    private static void enrolAll(GalleryWriter writer, List<Template> templates) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                running.add(pool.submit(() -> {
                    for (int from = first * LIST; from < ROWS; from += THREADS * LIST) {
                        enrol(writer, templates, from, Math.min(ROWS, from + LIST));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static void enrol(GalleryWriter writer, List<Template> templates, int from, int to) throws IOException {
        List<NewEntry> entries = new ArrayList<>(to - from);
        byte[] said = new byte[150];
        for (int i = from; i < to; i++) {
            entries.add(new NewEntry(i, templates.get(i % TEMPLATES), Galleries.shown(i), said));
        }
        writer.enrol(entries);
        writer.commit();
    }

    private static Visitor counting(LongAdder seen) {
        return new Visitor() {
            @Override
            public void entry(StoredEntry entry) {
                seen.increment();
            }

            @Override
            public void amended(int slot, byte[] particulars) {}

            @Override
            public void withdrawn(int slot) {}
        };
    }
}

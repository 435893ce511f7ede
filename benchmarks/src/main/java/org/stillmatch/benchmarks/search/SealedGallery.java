package org.stillmatch.benchmarks.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.NewEntry;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.Visitor;
import org.stillmatch.casework.gallery.WriterSettings;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.search.Reserved;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A large gallery on the disk as the program keeps one: every subject's only template sealed under a key of its own.
final class SealedGallery {
    private static final int THREADS = 2;
    /// Templates that are made, unmeasured, before they are enrolled.
    private static final int READY = 50_000;
    /// Templates that are enrolled together.
    private static final int AT_ONCE = 5_000;

    private static final Presentation SHOWN = new Presentation(0, 0, 0, 100, 1, 1);

    private final Path folder;
    private final int dimension;
    private final Disk disk = new RealDisk();

    /// @param folder is made if it is not there
    SealedGallery(Path folder, int dimension) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.dimension = dimension;
    }

    private GalleryPlace place() {
        return new GalleryPlace(disk, folder.resolve("gallery"), MadeFaces.PACK, dimension);
    }

    private KeyRing ring(SecureRandom random) throws IOException {
        Path keys = folder.resolve("keys");
        return Files.exists(keys) ? KeyRing.open(disk, keys, random) : KeyRing.create(disk, keys, random);
    }

    /// Enrols references until there are `size`, going on where an earlier run stopped. What is measured is kept
    /// beside the gallery.
    void write(MadeFaces faces, int size, PrintStream say) throws Exception {
        SecureRandom random = new SecureRandom();
        WriterSettings settings = WriterSettings.usual(random, THREADS);
        try (KeyRing ring = ring(random);
                GalleryWriter writer = GalleryStore.exists(place())
                        ? GalleryWriter.open(place(), ring, Visitor.NONE, settings)
                        : GalleryWriter.create(place(), ring, settings)) {
            for (int first = writer.store().now().slots(); first < size; first += READY) {
                List<NewEntry> ready = ready(faces, first, Math.min(READY, size - first));
                long began = System.nanoTime();
                enrol(writer, ready);
                double seconds = (System.nanoTime() - began) / 1e9;
                Files.writeString(
                        rates(),
                        ready.size() + "," + seconds + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                say.printf(
                        Locale.ROOT,
                        "%d of %d enrolled, %.0f a second%n",
                        first + ready.size(),
                        size,
                        ready.size() / seconds);
            }
        }
    }

    /// Each thread seals, appends and waits for the disk by itself, so that one computes while another waits.
    private static void enrol(GalleryWriter writer, List<NewEntry> ready) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Object> worker = () -> {
            for (int from = next.getAndAdd(AT_ONCE); from < ready.size(); from = next.getAndAdd(AT_ONCE)) {
                writer.enrol(ready.subList(from, Math.min(from + AT_ONCE, ready.size())));
                writer.commit();
            }
            return "done";
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Object> one : pool.invokeAll(Collections.nCopies(THREADS, worker))) {
                one.get();
            }
        }
    }

    private static List<NewEntry> ready(MadeFaces faces, int first, int count) {
        int from = first / MadeFaces.BLOCK;
        int to = Math.ceilDiv(first + count, MadeFaces.BLOCK);
        List<Template[]> blocks =
                IntStream.range(from, to).parallel().mapToObj(faces::references).toList();
        List<NewEntry> ready = new ArrayList<>();
        for (int slot = first; slot < first + count; slot++) {
            Template template = blocks.get(slot / MadeFaces.BLOCK - from)[slot % MadeFaces.BLOCK];
            ready.add(new NewEntry(slot, template, SHOWN, new byte[0]));
        }
        return ready;
    }

    private Path rates() {
        return folder.resolve("enrolled.csv");
    }

    /// Templates enrolled a second over all that were written, with the waits for the disk.
    double rate() throws IOException {
        double count = 0;
        double seconds = 0;
        for (String line : Files.readAllLines(rates())) {
            String[] fields = line.split(",", -1);
            count += Double.parseDouble(fields[0]);
            seconds += Double.parseDouble(fields[1]);
        }
        return count / seconds;
    }

    /// Opens it for searching, every template unsealed into memory outside the heap.
    GrowingGallery open(int size) throws IOException {
        GrowingGallery growing = GrowingGallery.of(MadeFaces.PACK, dimension);
        Reserved room = growing.reserve(size);
        SecureRandom random = new SecureRandom();
        try (KeyRing ring = KeyRing.open(disk, folder.resolve("keys"), random);
                GalleryStore store = GalleryStore.open(place(), ring, filling(room), THREADS)) {
            if (!store.opening().sound() || store.now().slots() != size) {
                throw new IOException("The gallery in " + folder + " is not whole; build it again");
            }
        }
        room.publish();
        return growing;
    }

    private static Visitor filling(Reserved room) {
        return new Visitor() {
            @Override
            public void entry(StoredEntry entry) {
                room.set(entry.slot(), entry.slot(), entry.template(), entry.group(), 0, 1, 0);
            }

            @Override
            public void amended(int slot, byte[] particulars) {}

            @Override
            public void withdrawn(int slot) {}
        };
    }
}

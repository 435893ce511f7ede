package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.stillmatch.casework.gallery.Galleries.DATA;
import static org.stillmatch.casework.gallery.Galleries.NOW;
import static org.stillmatch.casework.gallery.Galleries.entry;
import static org.stillmatch.casework.gallery.Galleries.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.record.RecordingDisk;

/// Everything that is done to a gallery, step by step, with what it must hold after each.
final class GalleryScript {
    static final Path BACKUP = DATA.resolve("backup");

    /// What a gallery holds after a step.
    record Step(
            String name,
            boolean made,
            Map<Integer, String> content,
            int slots,
            long operations,
            boolean backedUp,
            boolean compacted) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, String> content = new TreeMap<>();
    private final RecordingDisk disk;
    private int slots;
    private boolean backedUp;
    private boolean compacted;

    private GalleryScript(RecordingDisk disk) {
        this.disk = disk;
        steps.add(new Step("nothing", false, Map.of(), 0, 0, false, false));
    }

    List<Step> steps() {
        return steps;
    }

    private void done(String name, GalleryWriter writer) throws IOException {
        disk.mark(steps.size());
        long operations = writer.store().now().operations();
        steps.add(new Step(name, true, new TreeMap<>(content), slots, operations, backedUp, compacted));
    }

    private void enrol(GalleryWriter writer, int group, int... numbers) throws IOException {
        List<NewEntry> entries = new ArrayList<>();
        for (int number : numbers) {
            entries.add(entry(group, number));
            content.put(slots++, line(group, number));
        }
        writer.enrol(entries);
        writer.commit();
        done("enrol", writer);
    }

    /// @param torn whether the gallery is there already, with the traces of a write that failed at its end
    static GalleryScript record(RecordingDisk disk, boolean torn) throws IOException {
        GalleryScript script = new GalleryScript(disk);
        if (torn) {
            script.steps.clear();
            script.content.put(0, line(0, 0));
            script.slots = 1;
            script.steps.add(new Step("torn", true, new TreeMap<>(script.content), 1, 1, false, false));
        }
        try (KeyRing ring = Galleries.ring(disk)) {
            script.run(ring, torn);
        }
        return script;
    }

    private void run(KeyRing ring, boolean torn) throws IOException {
        GalleryPlace place = Galleries.place(disk);
        WriterSettings settings = new WriterSettings(Galleries.random(20), 1_500, 1);
        try (GalleryWriter writer = torn
                ? GalleryWriter.open(place, ring, Visitor.NONE, settings)
                : GalleryWriter.create(place, ring, settings)) {
            if (!torn) {
                done("create", writer);
            }
            enrol(writer, 1, 1, 2);
            enrol(writer, 2, 3);
            writer.amend(slots - 3, "else".getBytes(UTF_8));
            content.put(slots - 3, line(1, 1, "else"));
            writer.commit();
            done("amend", writer);
            if (torn) {
                return;
            }
            enrol(writer, 3, 4);
            writer.erase(NOW, 1);
            content.remove(0);
            content.remove(1);
            done("erase", writer);
            writer.compact();
            compacted = true;
            done("compact", writer);
            writer.rotateKeys();
            done("rotate", writer);
            enrol(writer, 5, 6);
            writer.store().backup(BACKUP);
            backedUp = true;
            done("backup", writer);
        }
        try (GalleryWriter writer = GalleryWriter.open(place, ring, Visitor.NONE, settings)) {
            enrol(writer, 4, 5);
            writer.erase(NOW, 3);
            content.remove(3);
            compacted = false;
            done("erase", writer);
        }
    }
}

package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.gallery.Compacted;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.NewEntry;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.WriterSettings;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Folders;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A data directory open for changing it; holds the right to write until it is closed. For one thread.
public final class CustodyWriter implements Closeable {
    /// What is enrolled under an image id.
    ///
    /// @param said stands for all that the manifest said of it
    record Known(int slot, String subject, UUID said) {}

    private final Path directory;
    private final DataDirectory description;
    private final WriteLock lock;
    private final Safe safe;
    private final KeyRing ring;
    private final GalleryWriter gallery;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Integer> groups;
    private int nextGroup;

    private CustodyWriter(
            Safe safe,
            Path directory,
            DataDirectory description,
            WriteLock lock,
            KeyRing ring,
            GalleryWriter gallery,
            Recall recall) {
        this.safe = safe;
        this.directory = directory;
        this.description = description;
        this.lock = lock;
        this.ring = ring;
        this.gallery = gallery;
        this.groups = recall.groups();
        this.nextGroup = recall.nextGroup();
        recall.entries().forEach((slot, entry) -> remember(slot, entry));
    }

    static CustodyWriter open(Safe safe, Path directory, DataDirectory wanted)
            throws DataDirectoryException, IOException {
        safe.requireApart(directory);
        boolean there = Files.exists(directory.resolve(DataDirectory.FILE));
        if (there) {
            // Before the lock, so that nothing is touched in a directory that is refused.
            DataDirectory.read(directory);
        } else {
            Folders.make(safe.disk(), directory);
            requireOurs(directory);
        }
        WriteLock lock = WriteLock.take(safe.disk(), directory);
        try {
            DataDirectory description = description(safe, directory, wanted);
            Folders.make(safe.disk(), directory.resolve("receipts"));
            return open(safe, directory, description, lock);
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static CustodyWriter open(Safe safe, Path directory, DataDirectory about, WriteLock lock)
            throws DataDirectoryException, IOException {
        GalleryPlace place = Custody.place(safe, directory, about);
        boolean fresh = !GalleryStore.exists(place);
        KeyRing ring = Rings.write(safe, directory, about, fresh);
        try {
            WriterSettings settings =
                    WriterSettings.usual(safe.random(), Runtime.getRuntime().availableProcessors());
            Recall recall = new Recall();
            GalleryWriter gallery = fresh
                    ? GalleryWriter.create(place, ring, settings)
                    : GalleryWriter.open(place, ring, recall, settings);
            return new CustodyWriter(safe, directory, about, lock, ring, gallery, recall);
        } catch (IOException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /// A folder with anything else in it is somebody's, and not to be filled with templates.
    private static void requireOurs(Path directory) throws DataDirectoryException, IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> leftBehind = Set.of(WriteLock.FILE, DataDirectory.FILE + ".new", DataDirectory.FILE);
            if (!files.map(f -> f.getFileName().toString()).allMatch(leftBehind::contains)) {
                throw new DataDirectoryException(
                        Why.NONE, directory + " is no data directory and not empty: name a new or an empty folder");
            }
        }
    }

    private static DataDirectory description(Safe safe, Path directory, DataDirectory wanted)
            throws DataDirectoryException, IOException {
        if (!Files.exists(directory.resolve(DataDirectory.FILE))) {
            wanted.write(safe.disk(), directory);
            return wanted;
        }
        DataDirectory found = DataDirectory.read(directory);
        if (!found.pack().equals(wanted.pack())) {
            throw new DataDirectoryException(
                    Why.OTHER_PACK,
                    directory + " was made with the pack " + found.packInWords() + ", not with " + wanted.packInWords()
                            + ": name that pack, or enrol into another directory");
        }
        return found;
    }

    public Path directory() {
        return directory;
    }

    PackId pack() {
        return description.pack();
    }

    int dimension() {
        return description.dimension();
    }

    Optional<Known> known(String image) {
        return Optional.ofNullable(known.get(image));
    }

    void append(CustodyEntry entry, Template template, Presentation shown) throws IOException {
        int group = groups.computeIfAbsent(entry.subject(), subject -> newGroup());
        int slot = gallery.enrol(new NewEntry(group, template, shown, particulars(entry)));
        remember(slot, entry);
    }

    /// Adds many at once, in their order: their keys are made together.
    ///
    /// @param templates one for each entry
    void append(List<CustodyEntry> entries, List<Template> templates, Presentation shown) throws IOException {
        List<NewEntry> added = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            CustodyEntry entry = entries.get(i);
            int group = groups.computeIfAbsent(entry.subject(), subject -> newGroup());
            added.add(new NewEntry(group, templates.get(i), shown, particulars(entry)));
        }
        int first = gallery.enrol(added);
        for (int i = 0; i < entries.size(); i++) {
            remember(first + i, entries.get(i));
        }
    }

    /// A number that no subject ever had: not one that was erased, nor one whose images are damaged, nor one of
    /// another directory that was restored from the same backup and shares the keys.
    private int newGroup() {
        while (ring.has(nextGroup) || ring.erased(nextGroup)) {
            nextGroup++;
        }
        return nextGroup++;
    }

    /// Says something else of images that are enrolled, and keeps their templates.
    void amend(List<CustodyEntry> entries) throws IOException {
        gallery.commit();
        for (CustodyEntry entry : entries) {
            int slot = known(entry.image()).orElseThrow().slot();
            StoredEntry stored = gallery.store()
                    .now()
                    .entry(slot)
                    .orElseThrow(() -> new IOException(
                            "An entry of the gallery in " + directory + " was read once and could not be read again"));
            CustodyEntry before = EntryKey.read(new String(stored.particulars(), StandardCharsets.UTF_8));
            CustodyEntry after = entry.with(before.sha256(), before.box());
            gallery.amend(slot, particulars(after));
            remember(slot, after);
        }
    }

    /// Erases a subject for good: the keys go, so that what lies on the disk and in backups of it cannot be opened.
    ///
    /// @return how many images the subject had; 0 if there is no such subject
    public int erase(String subject, Instant at) throws IOException {
        Integer group = groups.remove(subject);
        if (group == null) {
            return 0;
        }
        gallery.erase(at, group);
        int before = known.size();
        known.values().removeIf(one -> one.subject().equals(subject));
        RefusedFile.forget(safe.disk(), directory, subject);
        return before - known.size();
    }

    /// Frees the room of what was erased.
    ///
    /// @return how many bytes became free, and what it had to leave as it is
    public Compacted compact() throws IOException {
        return gallery.compact();
    }

    /// Seals all keys anew under fresh ones.
    public void rotateKeys() throws IOException {
        gallery.rotateKeys();
    }

    private void remember(int slot, CustodyEntry entry) {
        known.put(entry.image(), new Known(slot, entry.subject(), said(entry)));
    }

    private static byte[] particulars(CustodyEntry entry) {
        return EntryKey.write(entry).getBytes(StandardCharsets.UTF_8);
    }

    /// Equal for entries of which the manifest said the same.
    static UUID said(CustodyEntry entry) {
        return UUID.nameUUIDFromBytes(particulars(entry.with(Optional.empty(), Optional.empty())));
    }

    /// Waits until all that was added is on the disk.
    void force() throws IOException {
        gallery.commit();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                ring;
                gallery) {
            gallery.commit();
        }
    }
}

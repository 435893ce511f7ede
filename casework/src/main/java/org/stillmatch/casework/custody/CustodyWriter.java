package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.template.Entry;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;
import org.stillmatch.template.TemplateFile;

/// A data directory open for adding to it; holds the right to write until it is closed. For one thread.
public final class CustodyWriter implements Closeable {
    /// What is enrolled under an image id.
    ///
    /// @param said stands for all that the manifest said of it
    record Known(String subject, UUID said) {}

    private final Path directory;
    private final DataDirectory description;
    private final WriteLock lock;
    private final TemplateFile templates;
    private final Map<String, Known> known = new HashMap<>();

    private CustodyWriter(Path directory, DataDirectory description, WriteLock lock, TemplateFile templates) {
        this.directory = directory;
        this.description = description;
        this.lock = lock;
        this.templates = templates;
    }

    private void recall() throws IOException {
        templates.forEach(entry -> {
            try {
                remember(EntryKey.read(entry.key()));
            } catch (IllegalArgumentException e) {
                // Not an image that this program knows: it cannot be enrolled already.
            }
        });
    }

    static CustodyWriter open(Path directory, DataDirectory wanted) throws DataDirectoryException, IOException {
        boolean there = Files.exists(directory.resolve(DataDirectory.FILE));
        if (there) {
            // Before the lock, so that nothing is touched in a directory that is refused.
            DataDirectory.read(directory);
        } else {
            Files.createDirectories(directory);
            requireOurs(directory);
        }
        WriteLock lock = WriteLock.take(directory);
        try {
            DataDirectory description = description(directory, wanted);
            Files.createDirectories(directory.resolve("receipts"));
            CustodyWriter writer = new CustodyWriter(directory, description, lock, templates(directory, description));
            try {
                writer.recall();
                return writer;
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            lock.close();
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

    private static DataDirectory description(Path directory, DataDirectory wanted)
            throws DataDirectoryException, IOException {
        if (!Files.exists(directory.resolve(DataDirectory.FILE))) {
            wanted.write(directory);
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

    private static TemplateFile templates(Path directory, DataDirectory description) throws IOException {
        Path file = directory.resolve(Custody.TEMPLATES);
        return Files.exists(file)
                ? TemplateFile.open(file, description.pack(), description.dimension())
                : TemplateFile.create(file, description.pack(), description.dimension());
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
        append(new Entry(EntryKey.write(entry), template, Attributes.of(shown)), entry);
    }

    private void append(Entry stored, CustodyEntry entry) throws IOException {
        templates.append(stored);
        remember(entry);
    }

    /// Says something else of images that are enrolled, and keeps their templates.
    void amend(List<CustodyEntry> entries) throws IOException {
        Set<String> images = new HashSet<>();
        entries.forEach(entry -> images.add(entry.image()));
        Map<String, Entry> stored = stored(images::contains);
        for (CustodyEntry entry : entries) {
            Entry old = stored.get(entry.image());
            if (old == null) {
                throw new IOException("An entry of " + directory.resolve(Custody.TEMPLATES)
                        + " was read once and could not be read again");
            }
            CustodyEntry before = EntryKey.read(old.key());
            CustodyEntry after = entry.with(before.sha256(), before.box());
            append(new Entry(EntryKey.write(after), old.template(), old.attributes()), after);
        }
    }

    private Map<String, Entry> stored(Predicate<String> wanted) throws IOException {
        Map<String, Entry> found = new HashMap<>();
        templates.forEach(entry -> {
            try {
                String image = EntryKey.read(entry.key()).image();
                if (wanted.test(image)) {
                    found.put(image, entry);
                }
            } catch (IllegalArgumentException e) {
                // As on opening.
            }
        });
        return found;
    }

    private void remember(CustodyEntry entry) {
        known.put(entry.image(), new Known(entry.subject(), said(entry)));
    }

    /// Equal for entries of which the manifest said the same.
    static UUID said(CustodyEntry entry) {
        String words = EntryKey.write(entry.with(Optional.empty(), Optional.empty()));
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }

    /// Waits until all that was added is on the disk.
    void force() throws IOException {
        templates.force();
    }

    @Override
    public void close() throws IOException {
        try (lock;
                templates) {
            templates.force();
        }
    }
}

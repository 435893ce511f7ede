package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Folders;
import org.stillmatch.models.Pack;
import org.stillmatch.template.PackId;

/// The data directory of the service, held by it alone as long as it runs.
public final class CaseworkDirectory implements Closeable {
    private final Safe safe;
    private final Path directory;
    private volatile DataDirectory description;
    private final WriteLock lock;
    private final CaseworkKeys keys;

    private CaseworkDirectory(Safe safe, Path directory, DataDirectory description, WriteLock lock, CaseworkKeys keys) {
        this.safe = safe;
        this.directory = directory;
        this.description = description;
        this.lock = lock;
        this.keys = keys;
    }

    /// What one says of itself; empty if nobody made it yet.
    ///
    /// @throws DataDirectoryException if it is a standalone one, or damaged
    public static Optional<DataDirectory> look(Path directory) throws DataDirectoryException, IOException {
        return Files.exists(directory.resolve(DataDirectory.FILE))
                ? Optional.of(DataDirectory.readCasework(directory))
                : Optional.empty();
    }

    /// Opens it, and makes it first if need be. Other things may lie in the folder, such as a database.
    ///
    /// @param now when it is made, if it is
    /// @throws DataDirectoryException if it is a standalone one, of another pack, in use, or its keys are not there
    public static CaseworkDirectory open(Safe safe, Path directory, Pack pack, Optional<Path> packFolder, Instant now)
            throws DataDirectoryException, IOException {
        return open(safe, directory, DataDirectory.casework(pack, packFolder, now, safe.random()));
    }

    static CaseworkDirectory open(Safe safe, Path directory, DataDirectory wanted)
            throws DataDirectoryException, IOException {
        safe.requireApart(directory);
        if (Files.exists(directory.resolve(DataDirectory.FILE))) {
            // Before the lock, so that nothing is touched in a directory that is refused.
            DataDirectory.readCasework(directory);
        }
        Folders.make(safe.disk(), directory);
        WriteLock lock = WriteLock.take(safe.disk(), directory);
        try {
            DataDirectory description = description(safe, directory, wanted);
            boolean fresh = !GalleryStore.exists(Custody.place(safe, directory, description));
            KeyRing subjects = Rings.write(safe, directory, description, fresh);
            try {
                CaseworkKeys keys = new CaseworkKeys(subjects, Rings.stills(safe, description), safe.random());
                return new CaseworkDirectory(safe, directory, description, lock, keys);
            } catch (IOException | RuntimeException e) {
                subjects.close();
                throw e;
            }
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static DataDirectory description(Safe safe, Path directory, DataDirectory wanted)
            throws DataDirectoryException, IOException {
        if (!Files.exists(directory.resolve(DataDirectory.FILE))) {
            wanted.write(safe.disk(), directory);
            return wanted;
        }
        DataDirectory found = DataDirectory.readCasework(directory);
        if (!found.pack().equals(wanted.pack())) {
            throw new DataDirectoryException(
                    Why.OTHER_PACK,
                    directory + " was made with the pack " + found.packInWords() + ", not with " + wanted.packInWords()
                            + ": start the service with that pack, then build a gallery of the other beside its own and"
                            + " switch to it");
        }
        return found;
    }

    public Path directory() {
        return directory;
    }

    public DataDirectory description() {
        return description;
    }

    public Safe safe() {
        return safe;
    }

    public CaseworkKeys keys() {
        return keys;
    }

    /// Where the gallery lies.
    public GalleryPlace gallery() {
        return Custody.place(safe, directory, description);
    }

    /// Where the gallery of another pack is built beside the one in service.
    public GalleryPlace beside(PackId pack, int dimension) {
        return new GalleryPlace(safe.disk(), directory.resolve(description.otherGallery()), pack, dimension);
    }

    /// Makes the gallery that another pack built beside this one the one in service. Nothing is left to do if it is
    /// so already; broken off, one of the two is in service.
    ///
    /// @param packFolder where the pack is
    public void take(Pack pack, Path packFolder) throws IOException {
        if (!description.pack().equals(pack.id())) {
            DataDirectory next = description.of(pack, Optional.of(packFolder));
            next.write(safe.disk(), directory);
            description = next;
        }
    }

    /// Deletes the files of the gallery that is not in service, if there are any. Its folder stays.
    public void clearBeside() throws IOException {
        Path folder = directory.resolve(description.otherGallery());
        if (!safe.disk().exists(folder)) {
            return;
        }
        for (Path file : safe.disk().list(folder)) {
            safe.disk().delete(file);
        }
        safe.disk().forceFolder(folder);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            keys.close();
        }
    }
}

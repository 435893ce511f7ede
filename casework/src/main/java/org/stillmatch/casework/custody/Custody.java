package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.gallery.Visitor;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.models.Pack;
import org.stillmatch.search.match.Cohort;

/// The front door: a standalone data directory and the custody images in it.
///
/// Anybody who has the keys may read while one process writes.
public final class Custody {
    private static final String RECEIPTS = "receipts";

    private final Safe safe;
    private final Path directory;
    private final DataDirectory description;

    private Custody(Safe safe, Path directory, DataDirectory description) {
        this.safe = safe;
        this.directory = directory;
        this.description = description;
    }

    /// Opens a data directory for reading.
    ///
    /// @throws DataDirectoryException if it is none, is kept by the service, or is damaged
    public static Custody open(Safe safe, Path directory) throws DataDirectoryException, IOException {
        return new Custody(safe, directory, DataDirectory.read(directory));
    }

    /// Opens a data directory for adding to it, and makes it first if need be.
    ///
    /// @param packFolder where the pack was named to be, empty for the default one
    /// @param now when the directory is made, if it is
    /// @throws DataDirectoryException also if it was made with another pack or somebody else is writing to it
    public static CustodyWriter write(Safe safe, Path directory, Pack pack, Optional<Path> packFolder, Instant now)
            throws DataDirectoryException, IOException {
        return CustodyWriter.open(safe, directory, DataDirectory.standalone(pack, packFolder, now, safe.random()));
    }

    /// Opens a data directory that is there for changing it.
    ///
    /// @throws DataDirectoryException if it is none, or somebody else is writing to it
    public static CustodyWriter change(Safe safe, Path directory) throws DataDirectoryException, IOException {
        return CustodyWriter.open(safe, directory, DataDirectory.read(directory));
    }

    public Path directory() {
        return directory;
    }

    public DataDirectory description() {
        return description;
    }

    /// Where receipts of searches go.
    public Path receipts() {
        return directory.resolve(RECEIPTS);
    }

    /// The images that may be compared now.
    public OpenCustody gallery(Instant now, LocalDate today, Optional<Cohort> cohort)
            throws DataDirectoryException, IOException {
        GalleryReader reader = new GalleryReader(today);
        KeyRing ring = ring();
        try {
            GalleryStore store = store(ring, reader);
            return opened(ring, store, store.now(), reader, now, today, cohort);
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /// The images that might be compared when a snapshot was taken, less those erased since.
    ///
    /// @throws GalleryException if this gallery never had such a snapshot
    public OpenCustody gallery(long operations, Instant then, LocalDate day, Optional<Cohort> cohort)
            throws DataDirectoryException, IOException {
        GalleryReader reader = new GalleryReader(day);
        KeyRing ring = ring();
        try {
            GalleryStore store = store(ring, Visitor.NONE);
            GalleryState state = store.at(operations);
            state.visit(reader);
            return opened(ring, store, state, reader, then, day, cohort);
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    private OpenCustody opened(
            KeyRing ring,
            GalleryStore store,
            GalleryState state,
            GalleryReader reader,
            Instant at,
            LocalDate day,
            Optional<Cohort> cohort)
            throws DataDirectoryException, IOException {
        try {
            requireWhole(store);
            BitSet eligible = reader.eligible();
            GallerySnapshot snapshot = state.snapshot(eligible::get, at, day);
            CustodyGallery gallery =
                    reader.gallery(description.pack(), description.dimension(), state, snapshot, cohort);
            return new OpenCustody(ring, store, state, snapshot, gallery);
        } catch (IOException | DataDirectoryException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// A lost operation may be one that says of an image that it may not be compared any more.
    private void requireWhole(GalleryStore store) throws DataDirectoryException, IOException {
        if (store.opening().lostOperations() > store.now().unseen()) {
            throw new DataDirectoryException(
                    Why.DAMAGED,
                    "The gallery in " + directory + " lost entries of which it cannot be told what they said;"
                            + " 'status' names where. Restore a backup before anything is searched");
        }
    }

    /// What there is, as of a day.
    public Holdings holdings(LocalDate today) throws DataDirectoryException, IOException {
        Holdings.Counter counter = new Holdings.Counter(today);
        long receipts = Files.isDirectory(receipts()) ? files(receipts()).count() : 0;
        long bytes = 0;
        for (Path file : files(directory).toList()) {
            bytes += Files.size(file);
        }
        try (KeyRing ring = ring();
                GalleryStore store = store(ring, counter)) {
            return counter.holdings(store.opening(), store.now(), receipts, bytes);
        }
    }

    /// Copies all but the keys into an empty folder, while enrolment may go on.
    public void backup(Path to) throws DataDirectoryException, IOException {
        Restoration.copyData(safe, this, to);
    }

    /// Copies the keys of this directory, and those that sign receipts, into an empty folder.
    public void backupKeys(Path to) throws DataDirectoryException, IOException {
        Restoration.copyKeys(safe, description, to);
    }

    void copyGallery(Path to) throws DataDirectoryException, IOException {
        try (KeyRing ring = ring();
                GalleryStore store = store(ring, Visitor.NONE)) {
            store.backup(to);
        }
    }

    static GalleryPlace place(Safe safe, Path directory, DataDirectory about) {
        return new GalleryPlace(safe.disk(), directory.resolve(about.gallery()), about.pack(), about.dimension());
    }

    private KeyRing ring() throws DataDirectoryException, IOException {
        return Rings.read(safe, directory, description);
    }

    private GalleryStore store(KeyRing ring, Visitor visitor) throws IOException {
        return GalleryStore.open(
                place(safe, directory, description),
                ring,
                visitor,
                Runtime.getRuntime().availableProcessors());
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        }
    }

    static DataDirectoryException noKeys(Path directory, Path keys) {
        return new DataDirectoryException(
                Why.NO_KEYS,
                "The keys that open " + directory + " are not in " + keys
                        + ": name their folder with --keys, or restore them from their own backup");
    }
}

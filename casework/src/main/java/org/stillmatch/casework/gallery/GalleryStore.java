package org.stillmatch.casework.gallery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.stillmatch.casework.keys.KeyRing;

/// The front door for reading: an open gallery on the disk. Holds no template.
///
/// Anybody may read while one process writes; what a reader sees is the gallery as it was acknowledged when it was
/// opened. docs/gallery-format.md defines the bytes.
public final class GalleryStore implements Closeable {
    private final GalleryPlace place;
    private final KeyRing ring;
    private final Segments segments;
    private final Index index;
    private final Opening opening;
    private final int threads;
    private volatile long operations;

    GalleryStore(GalleryPlace place, KeyRing ring, Segments segments, Index index, Opening opening, int threads) {
        this.place = place;
        this.ring = ring;
        this.segments = segments;
        this.index = index;
        this.opening = opening;
        this.threads = threads;
    }

    /// Opens a gallery for reading, and hands over all that it holds.
    ///
    /// @param threads how many read and unseal at once
    /// @throws GalleryException if there is none, or it is of another pack or of a newer version
    public static GalleryStore open(GalleryPlace place, KeyRing ring, Visitor visitor, int threads) throws IOException {
        return Loading.load(place, ring, visitor, threads, false);
    }

    /// Whether a gallery was made there.
    public static boolean exists(GalleryPlace place) throws IOException {
        return place.disk().exists(place.folder()) && !SegmentNames.in(place).isEmpty();
    }

    /// What opening found.
    public Opening opening() {
        return opening;
    }

    /// The gallery as it is acknowledged now.
    public GalleryState now() throws IOException {
        return at(operations);
    }

    /// The gallery as it was after so many operations, less what was erased since.
    ///
    /// @throws GalleryException if no snapshot can have been taken there
    public GalleryState at(long operation) throws IOException {
        long position = index.commits().position(operation);
        if (operation > operations || position == Position.UNKNOWN) {
            throw new GalleryException("The gallery in " + place.folder() + " was never acknowledged at operation "
                    + operation + ": it is another gallery, or an older backup of it");
        }
        Commit commit = Commit.read(Layout.little(
                segments.record(() -> index.commits().position(operation)).bytes()));
        return new GalleryState(this, operation, commit);
    }

    /// Reads every record, unseals it and compares all trees.
    public Verification verify() throws IOException {
        return segments.walk(all -> Verifier.verify(place, ring, index, operations, all));
    }

    /// Copies the gallery as it is acknowledged now into an empty folder, while enrolment goes on. Holds no key:
    /// the key ring has a backup of its own, to be kept elsewhere.
    ///
    /// @param to is made if its parent exists
    public void backup(Path to) throws IOException {
        segments.walk(all -> {
            Backup.write(place, all, to);
            return all;
        });
    }

    @Override
    public void close() throws IOException {
        segments.close();
    }

    /// Makes everything before an operation visible.
    void acknowledge(long before) {
        operations = before;
    }

    GalleryPlace place() {
        return place;
    }

    KeyRing ring() {
        return ring;
    }

    Segments segments() {
        return segments;
    }

    Index index() {
        return index;
    }

    int threads() {
        return threads;
    }

    static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }
}

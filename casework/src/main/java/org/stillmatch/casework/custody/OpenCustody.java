package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.casework.keys.NoKeyException;

/// A data directory that is open for searching: what is in memory, and what it was made from on the disk.
public final class OpenCustody implements Closeable {
    private final KeyRing ring;
    private final GalleryStore store;
    private final GalleryState state;
    private final GallerySnapshot snapshot;
    private final CustodyGallery gallery;

    OpenCustody(
            KeyRing ring, GalleryStore store, GalleryState state, GallerySnapshot snapshot, CustodyGallery gallery) {
        this.ring = ring;
        this.store = store;
        this.state = state;
        this.snapshot = snapshot;
        this.gallery = gallery;
    }

    public CustodyGallery gallery() {
        return gallery;
    }

    /// Names what was eligible, for receipts.
    public GallerySnapshot snapshot() {
        return snapshot;
    }

    /// What the disk held at the snapshot.
    public GalleryState state() {
        return state;
    }

    /// The key of a subject, by the number that a `Match` carries; empty if it was erased.
    public Optional<byte[]> key(long subject) {
        byte[] key = new byte[32];
        try {
            ring.key(subject, key);
            return Optional.of(key);
        } catch (NoKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (ring) {
            store.close();
        }
    }
}

package org.stillmatch.casework.gallery;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.stillmatch.disk.DiskFile;

/// An open segment, as far as it is acknowledged.
///
/// @param end of what was acknowledged
record Segment(int number, Path path, Layout layout, DiskFile file, long end) {
    Segment upTo(long newEnd) {
        return new Segment(number, path, layout, file, newEnd);
    }

    void scan(SegmentScan.Each each) throws IOException {
        Window window = new Window(file, end);
        long stop = new SegmentScan(path, layout, window, each).run(Math.min(end, Layout.HEADER));
        if (stop < end) {
            each.damage(
                    Damage.of(path, stop, end, Optional.empty(), "the record at the end is not all there"),
                    Optional.empty());
        }
    }

    /// The header's damage, if there is any.
    Optional<Damage> header() throws IOException {
        return layout.isRight(bytes(0, (int) Math.min(end, Layout.HEADER)))
                ? Optional.empty()
                : Optional.of(Damage.of(
                        path,
                        0,
                        Layout.HEADER,
                        Optional.empty(),
                        "the segment's header does not agree with its check; its records do not need it"));
    }

    /// A record that begins at `at`.
    ///
    /// @throws GalleryException if it is not as it was written
    Stored record(long at) throws IOException {
        Optional<Head> head = layout.head(bytes(at, Layout.HEAD), at);
        if (head.isPresent()) {
            ByteBuffer record = bytes(at, head.get().whole());
            if (Layout.payloadIsRight(record, head.get())) {
                return new Stored(
                        head.get(), record.slice(Layout.HEAD, head.get().length()));
            }
        }
        throw new GalleryException("The record at " + at + " of " + path
                + " was whole and no longer is: check the disk, and restore a backup if verifying finds more");
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        ByteBuffer bytes = Layout.buffer(length);
        if (file.read(bytes, at) < length) {
            throw new EOFException(path + " is shorter than it was");
        }
        return bytes.flip();
    }

    /// A record that was read on its own.
    record Stored(Head head, ByteBuffer payload) {
        byte[] bytes() {
            return GalleryStore.bytes(payload.duplicate());
        }
    }
}

package org.stillmatch.casework.gallery;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.stillmatch.disk.DiskFile;

/// The bytes of a file up to `end`, read in large pieces as they are asked for. For one thread.
final class Window {
    private static final int PIECE = 1 << 21;

    private final DiskFile file;
    private final long end;
    private ByteBuffer bytes;
    private long start;

    Window(DiskFile file, long end) {
        this.file = file;
        this.end = end;
        this.bytes = ByteBuffer.allocateDirect((int) Math.min(PIECE, end)).limit(0);
    }

    long end() {
        return end;
    }

    /// The `length` bytes at `offset`, valid until the next call.
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + bytes.limit()) {
            fill(offset, length);
        }
        return bytes.slice((int) (offset - start), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long offset, int length) throws IOException {
        if (length > bytes.capacity()) {
            bytes = ByteBuffer.allocateDirect(length);
        }
        bytes.clear().limit((int) Math.min(bytes.capacity(), end - offset));
        start = offset;
        file.read(bytes, offset);
        bytes.flip();
        if (bytes.limit() < length) {
            throw new EOFException("There are no " + length + " bytes at " + offset + ", though there were");
        }
    }
}

package org.stillmatch.template;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// The bytes of a file up to `end`, read in large pieces as they are asked for.
final class Window {
    private static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private final long end;
    private final ByteBuffer bytes;
    private long start;

    Window(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
        this.bytes = Layout.buffer((int) Math.min(PIECE, end)).flip();
    }

    long end() {
        return end;
    }

    /// The `length` bytes at `offset`, valid until the next call; at most a piece of a mebibyte.
    ///
    /// @throws EOFException if the file ends earlier than it did
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + bytes.limit()) {
            fill(offset, length);
        }
        return bytes.slice((int) (offset - start), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long offset, int length) throws IOException {
        bytes.clear().limit((int) Math.min(PIECE, end - offset));
        start = offset;
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                bytes.clear().limit(0);
                throw new EOFException("The file lost its end while it was read: close what else writes to it");
            }
        }
        bytes.flip();
        if (bytes.limit() < length) {
            throw new EOFException("There are no " + length + " bytes at " + offset);
        }
    }
}

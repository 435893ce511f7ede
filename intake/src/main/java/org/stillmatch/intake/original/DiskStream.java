package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.stillmatch.disk.DiskFile;

/// A file of the disk, read from its beginning to its end.
final class DiskStream extends InputStream {
    private final DiskFile file;
    private long at;

    DiskStream(DiskFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = file.read(ByteBuffer.wrap(into, offset, length), at);
        at += read;
        return read == 0 && length > 0 ? -1 : read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

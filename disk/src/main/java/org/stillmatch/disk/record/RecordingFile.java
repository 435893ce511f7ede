package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.stillmatch.disk.DiskFile;

/// An open file whose changes are written down.
final class RecordingFile implements DiskFile {
    private final RecordingDisk disk;
    private final DiskFile file;
    private final int number;
    private final Path name;

    RecordingFile(RecordingDisk disk, DiskFile file, int number, Path name) {
        this.disk = disk;
        this.file = file;
        this.number = number;
        this.name = name;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        return file.read(into, at);
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
        ByteBuffer copy =
                ByteBuffer.allocate(from.remaining()).put(from.duplicate()).flip();
        file.write(from, at);
        disk.add(new Operation.Write(number, at, copy.asReadOnlyBuffer()));
    }

    @Override
    public void truncate(long size) throws IOException {
        boolean shorter = size < file.size();
        file.truncate(size);
        if (shorter) {
            disk.add(new Operation.Truncate(number, size));
        }
    }

    @Override
    public void force() throws IOException {
        file.force();
        disk.add(new Operation.Force(number, name));
    }

    @Override
    public boolean lock() throws IOException {
        return file.lock();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package org.stillmatch.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/// A file of this machine.
final class RealFile implements DiskFile {
    private final FileChannel channel;

    RealFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        int before = into.position();
        while (into.hasRemaining() && channel.read(into, at + into.position() - before) >= 0) {
            // A read may stop short of what was asked for; only -1 says that the file has ended.
        }
        return into.position() - before;
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
        int before = from.position();
        while (from.hasRemaining()) {
            channel.write(from, at + from.position() - before);
        }
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
        channel.force(true);
    }

    @Override
    public boolean lock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import org.stillmatch.disk.DiskFile;

/// An open file in memory.
final class MemoryFile implements DiskFile {
    private final MemoryNode node;
    private final boolean writable;
    private boolean locked;
    private volatile boolean closed;

    MemoryFile(MemoryNode node, boolean writable) {
        this.node = node;
        this.writable = writable;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return node.size();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        requireOpen();
        return node.read(into, at);
    }

    @Override
    public void write(ByteBuffer from, long at) throws IOException {
        requireWritable();
        node.write(from, at);
    }

    @Override
    public void truncate(long size) throws IOException {
        requireWritable();
        node.truncate(size);
    }

    @Override
    public void force() throws IOException {
        requireOpen();
    }

    @Override
    public boolean lock() throws IOException {
        requireWritable();
        locked |= node.lock();
        return locked;
    }

    @Override
    public void close() {
        if (locked && !closed) {
            node.unlock();
        }
        closed = true;
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private void requireWritable() throws IOException {
        requireOpen();
        if (!writable) {
            throw new NonWritableChannelException();
        }
    }
}

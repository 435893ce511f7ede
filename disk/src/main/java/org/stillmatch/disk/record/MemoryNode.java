package org.stillmatch.disk.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What a name in memory stands for: a growing row of bytes, or a folder.
final class MemoryNode {
    static final MemoryNode FOLDER = new MemoryNode(new byte[0]);

    private byte[] bytes;
    private int size;
    private boolean locked;

    MemoryNode(byte[] bytes) {
        this.bytes = bytes;
        this.size = bytes.length;
    }

    synchronized byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    synchronized int size() {
        return size;
    }

    synchronized int read(ByteBuffer into, long at) {
        int length = Math.clamp(size - at, 0, into.remaining());
        if (length > 0) {
            into.put(bytes, (int) at, length);
        }
        return length;
    }

    synchronized void write(ByteBuffer from, long at) {
        int end = Math.toIntExact(at + from.remaining());
        extend(end);
        from.get(bytes, (int) at, from.remaining());
    }

    /// Makes it at least this long, with zeros.
    synchronized void extend(int end) {
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, Math.clamp(2L * bytes.length, 0, Integer.MAX_VALUE - 8)));
        }
        size = Math.max(size, end);
    }

    synchronized void truncate(long to) {
        if (to < size) {
            Arrays.fill(bytes, (int) to, size, (byte) 0);
            size = (int) to;
        }
    }

    synchronized boolean lock() {
        boolean free = !locked;
        locked = true;
        return free;
    }

    synchronized void unlock() {
        locked = false;
    }
}

package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Records that are written with one write and acknowledged together.
final class Batch {
    private final long number;
    private final Layout layout;
    private final boolean beginsSegment;
    private final long base;
    private final int begin;
    private ByteBuffer bytes;

    /// @param base where in the segment it begins; 0 if it begins the segment, with a header that is its first part
    Batch(long number, Layout layout, long base, long firstOperation, int firstSlot, ByteBuffer room) {
        this.number = number;
        this.layout = layout;
        this.base = base;
        this.beginsSegment = base == 0;
        this.bytes = room.clear().order(ByteOrder.LITTLE_ENDIAN);
        if (beginsSegment) {
            bytes.put(layout.header(firstOperation, firstSlot));
        }
        this.begin = bytes.position();
    }

    long number() {
        return number;
    }

    Layout layout() {
        return layout;
    }

    boolean beginsSegment() {
        return beginsSegment;
    }

    boolean isEmpty() {
        return bytes.position() == begin;
    }

    int size() {
        return bytes.position();
    }

    /// Where in the segment it begins.
    long base() {
        return base;
    }

    /// Where in the segment its first record begins.
    long firstRecord() {
        return base + begin;
    }

    /// Where in the segment the next record would begin.
    long end() {
        return base + bytes.position();
    }

    void add(Head head, byte[] payload) {
        grow(head.whole());
        layout.put(bytes, end(), head, payload);
    }

    ByteBuffer room() {
        return bytes;
    }

    ByteBuffer written() {
        return bytes.duplicate().flip();
    }

    private void grow(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(Math.multiplyExact(2, bytes.capacity()), Math.addExact(bytes.position(), more));
            bytes = ByteBuffer.allocateDirect(size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(bytes.flip());
        }
    }
}

package org.stillmatch.search;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Rows of 16-bit components outside the heap, in blocks, row after row without a gap.
///
/// Blocks instead of one piece, since the number of rows is not known before the last is added and
/// moving a large gallery would need its memory twice. A block is also the unit that a worker takes.
/// The memory is freed when nothing refers to the rows any more.
final class Rows {
    /// Components are little-endian everywhere, so that kernels may read two at once.
    static final ValueLayout.OfShort COMPONENT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int CACHE_LINE = 64;
    private static final int BLOCK_BYTES = 8 << 20;
    private static final int FIRST_ROWS = 16;

    private final int dimension;
    private final int rowsPerBlock;
    private final List<MemorySegment> blocks = new ArrayList<>();
    private int rowsInLast;

    Rows(int dimension) {
        this(dimension, BLOCK_BYTES / (dimension * Short.BYTES));
    }

    Rows(int dimension, int rowsPerBlock) {
        this.dimension = dimension;
        this.rowsPerBlock = rowsPerBlock;
        this.rowsInLast = rowsPerBlock;
    }

    int rowsPerBlock() {
        return rowsPerBlock;
    }

    long rowBytes() {
        return (long) dimension * Short.BYTES;
    }

    void add(short[] components) {
        if (rowsInLast == rowsPerBlock) {
            blocks.add(allocate(blocks.isEmpty() ? Math.min(FIRST_ROWS, rowsPerBlock) : rowsPerBlock));
            rowsInLast = 0;
        }
        MemorySegment last = blocks.getLast();
        if (last.byteSize() == rowsInLast * rowBytes()) {
            last = resizeLast(Math.min(2 * rowsInLast, rowsPerBlock));
        }
        MemorySegment.copy(components, 0, last, COMPONENT, rowsInLast * rowBytes(), dimension);
        rowsInLast++;
    }

    /// The blocks, the last one cut to the rows that it holds. Nothing may be added afterwards.
    MemorySegment[] blocks() {
        if (!blocks.isEmpty() && blocks.getLast().byteSize() > rowsInLast * rowBytes()) {
            resizeLast(rowsInLast);
        }
        return blocks.toArray(MemorySegment[]::new);
    }

    private MemorySegment resizeLast(int rows) {
        MemorySegment old = blocks.removeLast();
        MemorySegment resized = allocate(rows);
        MemorySegment.copy(old, 0, resized, 0, rowsInLast * rowBytes());
        blocks.add(resized);
        return resized;
    }

    private MemorySegment allocate(int rows) {
        return Arena.ofAuto().allocate(rows * rowBytes(), CACHE_LINE);
    }
}

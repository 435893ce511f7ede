package org.stillmatch.casework.gallery;

/// Where a record begins, as one number: the segment above the lowest 40 bits, the offset in them.
final class Position {
    /// Nothing is known.
    static final long UNKNOWN = 0;

    /// It was there and is damaged.
    static final long DAMAGED = -1;

    /// It was erased, and compaction has taken it away.
    static final long GONE = -2;

    private static final int OFFSET_BITS = 40;

    private Position() {}

    static long of(int segment, long offset) {
        return (long) segment << OFFSET_BITS | offset;
    }

    static int segment(long position) {
        return (int) (position >>> OFFSET_BITS);
    }

    static long offset(long position) {
        return position & ((1L << OFFSET_BITS) - 1);
    }
}

package org.stillmatch.audit.merkle;

import java.nio.ByteBuffer;

/// A tree that only grows, kept as the roots of its complete subtrees: a few hashes, however many leaves.
///
/// The subtrees are those of the ones in the binary form of the size, largest first, so an append joins as
/// many of them as adding 1 to the size carries. Belongs to one thread.
public final class CompactRange {
    /// Leaves a tree may have are below 2^63; subtrees are one for each bit, and one more while it is joined.
    private static final int MOST = 64;

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] subtrees = new byte[MOST * Hash.BYTES];
    private final byte[] scratch = new byte[2 * Hash.BYTES];
    private long size;

    /// An empty tree.
    public CompactRange() {}

    /// A tree as it was when [#state()] was taken.
    ///
    /// @throws IllegalArgumentException if that is not the state of a tree
    public static CompactRange of(byte[] state) {
        CompactRange range = new CompactRange();
        ByteBuffer from = ByteBuffer.wrap(state);
        if (state.length >= Long.BYTES) {
            range.size = from.getLong();
        }
        if (range.size < 0 || state.length != Long.BYTES + range.held() * Hash.BYTES) {
            throw new IllegalArgumentException("A tree of " + range.size + " leaves is not kept in " + state.length
                    + " bytes; build it again from its leaves");
        }
        from.get(range.subtrees, 0, from.remaining());
        return range;
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// Adds a leaf by its hash.
    public void append(Hash leaf) {
        leaf.copyTo(subtrees, held() * Hash.BYTES);
        join();
    }

    /// The same for a hash that lies at `at`; makes nothing.
    public void append(byte[] from, int at) {
        System.arraycopy(from, at, subtrees, held() * Hash.BYTES, Hash.BYTES);
        join();
    }

    private void join() {
        int top = held() * Hash.BYTES;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            top -= Hash.BYTES;
            hasher.node(subtrees, top, subtrees, top);
        }
        size++;
    }

    /// The hash that stands for all leaves in their order.
    public Hash root() {
        int held = held();
        if (held == 0) {
            return TreeHasher.EMPTY;
        }
        System.arraycopy(subtrees, (held - 1) * Hash.BYTES, scratch, Hash.BYTES, Hash.BYTES);
        for (int i = held - 2; i >= 0; i--) {
            System.arraycopy(subtrees, i * Hash.BYTES, scratch, 0, Hash.BYTES);
            hasher.node(scratch, 0, scratch, Hash.BYTES);
        }
        return Hash.at(scratch, Hash.BYTES);
    }

    /// What is needed to go on appending: the size in 8 bytes, big-endian, then the subtrees' roots, largest first.
    public byte[] state() {
        int length = held() * Hash.BYTES;
        return ByteBuffer.allocate(Long.BYTES + length)
                .putLong(size)
                .put(subtrees, 0, length)
                .array();
    }

    private int held() {
        return Long.bitCount(size);
    }
}

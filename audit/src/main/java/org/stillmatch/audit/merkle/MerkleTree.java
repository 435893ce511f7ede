package org.stillmatch.audit.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Makes proofs about a tree whose leaves are all at hand. A proof takes time in proportion to the leaves, and no
/// memory.
public final class MerkleTree {
    private final Leaves leaves;
    private final long size;

    /// @param size the number of leaves
    public MerkleTree(Leaves leaves, long size) {
        this.leaves = leaves;
        this.size = size;
    }

    public Hash root() {
        return root(0, size);
    }

    /// That leaf `index`, from 0, is in this tree (RFC 9162, 2.1.3.1).
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("There is no leaf " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.add(root(middle, to));
                to = middle;
            } else {
                path.add(root(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /// That this tree grew from the one of its first `first` leaves (RFC 9162, 2.1.4.1).
    public ConsistencyProof consistency(long first) {
        if (first < 0 || first > size) {
            throw new IndexOutOfBoundsException("A tree of " + size + " leaves did not grow from one of " + first);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (first > 0 && first < to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (first <= middle) {
                path.add(root(middle, to));
                to = middle;
            } else {
                path.add(root(from, middle));
                from = middle;
            }
        }
        // The older tree's own root is not repeated, as the verifier has it.
        if (from > 0) {
            path.add(root(from, to));
        }
        Collections.reverse(path);
        return new ConsistencyProof(first, size, path);
    }

    private Hash root(long from, long to) {
        CompactRange range = new CompactRange();
        byte[] leaf = new byte[Hash.BYTES];
        for (long i = from; i < to; i++) {
            leaves.copy(i, leaf, 0);
            range.append(leaf, 0);
        }
        return range.root();
    }
}

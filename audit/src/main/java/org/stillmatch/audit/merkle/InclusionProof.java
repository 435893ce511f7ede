package org.stillmatch.audit.merkle;

import java.util.List;

/// That a leaf is in a tree.
///
/// @param index the leaf's place, from 0
/// @param size the tree's number of leaves
/// @param path the hashes beside the way from the leaf up to the root
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether it proves that this leaf is at this place in the tree of this size and root (RFC 9162, 2.1.3.2).
    ///
    /// @param leaf the leaf's hash, as made by [TreeHasher#leaf(byte\[\])]
    public boolean holds(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long at = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = hasher.node(beside, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = hasher.node(hash, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}

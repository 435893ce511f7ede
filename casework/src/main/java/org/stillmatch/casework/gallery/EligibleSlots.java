package org.stillmatch.casework.gallery;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;

/// Which slots may be compared, as a map of bits with a root.
///
/// Slot s is bit s mod 8, lowest first, of byte s/8. The leaves of the tree are pieces of 1,024 bytes, the last one as
/// long as it needs to be.
record EligibleSlots(int slots, BitSet bits) {
    private static final int PIECE = 1024;

    static EligibleSlots of(int slots, IntPredicate eligible) {
        BitSet bits = new BitSet(slots);
        for (int slot = 0; slot < slots; slot++) {
            if (eligible.test(slot)) {
                bits.set(slot);
            }
        }
        return new EligibleSlots(slots, bits);
    }

    int count() {
        return bits.cardinality();
    }

    Hash root() {
        byte[] set = bits.toByteArray();
        byte[] map = new byte[slots / 8 + (slots % 8 == 0 ? 0 : 1)];
        System.arraycopy(set, 0, map, 0, set.length);
        TreeHasher hasher = new TreeHasher();
        CompactRange tree = new CompactRange();
        byte[] leaf = new byte[Hash.BYTES];
        for (int at = 0; at < map.length; at += PIECE) {
            hasher.leaf(map, at, Math.min(PIECE, map.length - at), leaf, 0);
            tree.append(leaf, 0);
        }
        return tree.root();
    }
}

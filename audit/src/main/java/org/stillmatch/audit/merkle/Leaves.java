package org.stillmatch.audit.merkle;

import java.util.List;

/// The hashes of a tree's leaves, wherever they are kept.
@FunctionalInterface
public interface Leaves {
    /// Puts the hash of leaf `index`, from 0, at `at`.
    void copy(long index, byte[] into, int at);

    static Leaves of(List<Hash> hashes) {
        return (index, into, at) -> hashes.get(Math.toIntExact(index)).copyTo(into, at);
    }

    /// Hashes that lie one after another.
    static Leaves of(byte[] hashes) {
        return (index, into, at) -> System.arraycopy(hashes, Math.toIntExact(index * Hash.BYTES), into, at, Hash.BYTES);
    }
}

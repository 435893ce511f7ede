package org.stillmatch.audit.merkle;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// RFC 6962, section 2.1, word for word: slow, recursive, and on its own.
final class NaiveTree {
    private NaiveTree() {}

    static Hash leaf(byte[] data) {
        return hash(new byte[] {0}, data);
    }

    /// The data of leaf `i` in these tests.
    static byte[] data(int i) {
        return new byte[] {(byte) i, (byte) (i >> 8), 7};
    }

    /// The hashes of the first `n` leaves.
    static List<Hash> leaves(int n) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            leaves.add(leaf(data(i)));
        }
        return leaves;
    }

    static Hash root(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return hash();
        }
        if (n == 1) {
            return leaves.getFirst();
        }
        int k = split(n);
        return hash(
                new byte[] {1},
                root(leaves.subList(0, k)).toBytes(),
                root(leaves.subList(k, n)).toBytes());
    }

    /// PATH(m, D[n]).
    static List<Hash> path(int m, List<Hash> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? and(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : and(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /// PROOF(m, D[n]), for 0 < m.
    static List<Hash> proof(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean known) {
        int n = leaves.size();
        if (m == n) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        return m <= k
                ? and(subproof(m, leaves.subList(0, k), known), root(leaves.subList(k, n)))
                : and(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    /// The largest power of two smaller than n.
    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> and(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static Hash hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

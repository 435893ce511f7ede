package org.stillmatch.audit.merkle;

import java.util.List;

/// That a tree grew from an earlier one by appending alone.
///
/// @param first the earlier tree's number of leaves
/// @param second the later tree's number of leaves
/// @param path the hashes that both roots can be computed from
public record ConsistencyProof(long first, long second, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether it proves that of the trees with these roots the later begins with the earlier (RFC 9162, 2.1.4.2).
    ///
    /// Every tree grew from the empty one; that takes no hashes.
    public boolean holds(Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0) {
            return path.isEmpty()
                    && firstRoot.equals(TreeHasher.EMPTY)
                    && (second > 0 || secondRoot.equals(TreeHasher.EMPTY));
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        return !path.isEmpty() && climbs(firstRoot, secondRoot);
    }

    private boolean climbs(Hash firstRoot, Hash secondRoot) {
        TreeHasher hasher = new TreeHasher();
        int complete = Long.numberOfTrailingZeros(first);
        long at = (first - 1) >>> complete;
        long last = (second - 1) >>> complete;
        // A complete earlier tree is itself the first of the hashes.
        boolean whole = Long.bitCount(first) == 1;
        Hash earlier = whole ? firstRoot : path.getFirst();
        Hash later = earlier;
        for (Hash beside : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                earlier = hasher.node(beside, earlier);
                later = hasher.node(beside, later);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                later = hasher.node(later, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && earlier.equals(firstRoot) && later.equals(secondRoot);
    }
}

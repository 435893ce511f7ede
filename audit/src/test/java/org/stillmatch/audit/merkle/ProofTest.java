package org.stillmatch.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final int SIZES = 131;
    private static final List<Hash> LEAVES = NaiveTree.leaves(SIZES);
    private static final List<Hash> ROOTS = roots();

    private static List<Hash> roots() {
        List<Hash> roots = new ArrayList<>();
        for (int n = 0; n <= SIZES; n++) {
            roots.add(NaiveTree.root(LEAVES.subList(0, n)));
        }
        return roots;
    }

    private static MerkleTree tree(int n) {
        return new MerkleTree(Leaves.of(LEAVES), n);
    }

    @Test
    void aTreeOfSevenIsTheOneOfTheRfc() {
        // RFC 6962, 2.1.3: a..f and j are the leaves' hashes, g..i and k..l the nodes.
        TreeHasher h = new TreeHasher();
        Hash a = LEAVES.get(0);
        Hash b = LEAVES.get(1);
        Hash c = LEAVES.get(2);
        Hash d = LEAVES.get(3);
        Hash e = LEAVES.get(4);
        Hash f = LEAVES.get(5);
        Hash j = LEAVES.get(6);
        Hash g = h.node(a, b);
        Hash hh = h.node(c, d);
        Hash i = h.node(e, f);
        Hash k = h.node(g, hh);
        Hash l = h.node(i, j);

        MerkleTree seven = tree(7);
        assertEquals(h.node(k, l), seven.root());
        assertEquals(List.of(b, hh, l), seven.inclusion(0).path());
        assertEquals(List.of(c, g, l), seven.inclusion(3).path());
        assertEquals(List.of(f, j, k), seven.inclusion(4).path());
        assertEquals(List.of(i, k), seven.inclusion(6).path());
        assertEquals(List.of(c, d, g, l), seven.consistency(3).path());
        assertEquals(List.of(l), seven.consistency(4).path());
        assertEquals(List.of(i, j, k), seven.consistency(6).path());
    }

    @Test
    void everyLeafOfEveryTreeIsProvedToBeThereAndNowhereElse() {
        for (int n = 1; n <= SIZES; n++) {
            for (int index = 0; index < n; index++) {
                InclusionProof proof = tree(n).inclusion(index);
                assertEquals(NaiveTree.path(index, LEAVES.subList(0, n)), proof.path());
                assertTrue(proof.holds(LEAVES.get(index), ROOTS.get(n)));
                assertFalse(proof.holds(LEAVES.get((index + 1) % SIZES), ROOTS.get(n)));
                assertFalse(proof.holds(LEAVES.get(index), ROOTS.get(n - 1)));
                if (n > 1) {
                    int other = (index + 1) % n;
                    assertFalse(new InclusionProof(other, n, proof.path()).holds(LEAVES.get(index), ROOTS.get(n)));
                    assertFalse(new InclusionProof(
                                    index,
                                    n,
                                    proof.path().subList(1, proof.path().size()))
                            .holds(LEAVES.get(index), ROOTS.get(n)));
                }
                assertFalse(new InclusionProof(index, n, longer(proof.path())).holds(LEAVES.get(index), ROOTS.get(n)));
            }
        }
    }

    @Test
    void everyTreeIsProvedToHaveGrownFromEverySmallerOneAndFromNoOther() {
        for (int n = 0; n <= SIZES; n++) {
            for (int m = 0; m <= n; m++) {
                ConsistencyProof proof = tree(n).consistency(m);
                if (m > 0) {
                    assertEquals(NaiveTree.proof(m, LEAVES.subList(0, n)), proof.path());
                }
                assertTrue(proof.holds(ROOTS.get(m), ROOTS.get(n)), m + " of " + n);
                Hash stranger = ROOTS.get((m + 1) % SIZES);
                assertFalse(proof.holds(stranger, ROOTS.get(n)));
                if (m > 0) {
                    assertFalse(proof.holds(ROOTS.get(m), stranger.equals(ROOTS.get(n)) ? ROOTS.get(m - 1) : stranger));
                }
                assertFalse(new ConsistencyProof(m, n, longer(proof.path())).holds(ROOTS.get(m), ROOTS.get(n)));
                for (int i = 0; i < proof.path().size(); i++) {
                    List<Hash> changed = new ArrayList<>(proof.path());
                    changed.set(i, ROOTS.get(0));
                    assertFalse(new ConsistencyProof(m, n, changed).holds(ROOTS.get(m), ROOTS.get(n)));
                    List<Hash> shorter = new ArrayList<>(proof.path());
                    shorter.remove(i);
                    assertFalse(new ConsistencyProof(m, n, shorter).holds(ROOTS.get(m), ROOTS.get(n)));
                }
            }
        }
    }

    @Test
    void aTreeWhoseEarlierLeavesWereChangedHasNoProof() {
        List<Hash> changed = new ArrayList<>(LEAVES);
        changed.set(3, LEAVES.get(9));
        MerkleTree rewritten = new MerkleTree(Leaves.of(changed), 100);

        for (int m = 4; m < 100; m++) {
            assertFalse(rewritten.consistency(m).holds(ROOTS.get(m), rewritten.root()));
        }
        assertTrue(rewritten.consistency(3).holds(ROOTS.get(3), rewritten.root()));
    }

    @Test
    void placesThatThereAreNotAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> tree(5).inclusion(5));
        assertThrows(IndexOutOfBoundsException.class, () -> tree(5).inclusion(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> tree(5).consistency(6));
        assertFalse(new InclusionProof(5, 5, List.of()).holds(LEAVES.get(5), ROOTS.get(5)));
        assertFalse(new InclusionProof(-1, 5, List.of()).holds(LEAVES.get(5), ROOTS.get(5)));
        assertFalse(new ConsistencyProof(-1, 5, List.of()).holds(ROOTS.get(1), ROOTS.get(5)));
        assertFalse(new ConsistencyProof(6, 5, List.of()).holds(ROOTS.get(6), ROOTS.get(5)));
    }

    @Test
    void leavesMayLieOneAfterAnotherAsBytes() {
        byte[] flat = new byte[SIZES * Hash.BYTES];
        for (int i = 0; i < SIZES; i++) {
            LEAVES.get(i).copyTo(flat, i * Hash.BYTES);
        }
        assertEquals(tree(SIZES).inclusion(77), new MerkleTree(Leaves.of(flat), SIZES).inclusion(77));
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        return longer;
    }
}

package org.stillmatch.audit.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    private static final int SIZES = 300;

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                new CompactRange().root().toString());
    }

    @Test
    void aLeafIsHashedWithItsPrefix() {
        // printf '\\0abc' | sha256sum
        assertEquals(
                "609f6e36d2405585188d5cfd761f407c7cc46a7d3f314c88270469dde315fcd1",
                new TreeHasher().leaf("abc".getBytes(StandardCharsets.US_ASCII)).toString());
    }

    @Test
    void everySizeHasTheRootOfTheRecursiveDefinition() {
        List<Hash> leaves = NaiveTree.leaves(SIZES);
        CompactRange range = new CompactRange();
        for (int n = 0; n < SIZES; n++) {
            assertEquals(n, range.size());
            assertEquals(NaiveTree.root(leaves.subList(0, n)), range.root());
            assertEquals(range.root(), range.root(), "asking changes nothing");
            if (n % 2 == 0) {
                range.append(leaves.get(n));
            } else {
                range.append(leaves.get(n).toBytes(), 0);
            }
        }
    }

    @Test
    void aTreeGoesOnFromItsState() {
        List<Hash> leaves = NaiveTree.leaves(SIZES);
        CompactRange range = new CompactRange();
        for (Hash leaf : leaves) {
            byte[] state = range.state();
            range = CompactRange.of(state);
            assertArrayEquals(state, range.state());
            range.append(leaf);
        }
        assertEquals(NaiveTree.root(leaves), range.root());
    }

    @Test
    void whatIsNoStateIsRefused() {
        CompactRange range = new CompactRange();
        NaiveTree.leaves(5).forEach(range::append);
        byte[] state = range.state();

        assertThrows(IllegalArgumentException.class, () -> CompactRange.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> CompactRange.of(Arrays.copyOf(state, state.length - 1)));
        assertThrows(IllegalArgumentException.class, () -> CompactRange.of(Arrays.copyOf(state, state.length + 32)));
        byte[] seven = state.clone();
        ByteBuffer.wrap(seven).putLong(0, 7);
        assertThrows(IllegalArgumentException.class, () -> CompactRange.of(seven));
        ByteBuffer.wrap(seven).putLong(0, -1);
        assertThrows(IllegalArgumentException.class, () -> CompactRange.of(seven));
    }

    @Test
    void aMillionLeavesMakeTheRootThatTheirTwoHalvesMake() {
        byte[] leaf = new byte[Hash.BYTES];
        CompactRange whole = new CompactRange();
        CompactRange left = new CompactRange();
        CompactRange right = new CompactRange();
        int half = 1 << 19;
        for (int i = 0; i < 2 * half; i++) {
            ByteBuffer.wrap(leaf).putInt(i);
            whole.append(leaf, 0);
            (i < half ? left : right).append(leaf, 0);
        }
        assertEquals(new TreeHasher().node(left.root(), right.root()), whole.root());
    }

    @Test
    void aHashIsThirtyTwoBytesAndNothingElse() {
        Hash hash = NaiveTree.leaf(NaiveTree.data(1));
        assertEquals(hash, Hash.parse(hash.toString()));
        assertEquals(hash, Hash.of(hash.toBytes()));
        assertNotEquals(hash, NaiveTree.leaf(NaiveTree.data(2)));
        assertThrows(IllegalArgumentException.class, () -> Hash.of(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> Hash.parse("ab"));
        assertThrows(
                IllegalArgumentException.class, () -> Hash.parse(hash.toString().toUpperCase(Locale.ROOT)));
        byte[] bytes = hash.toBytes();
        bytes[0]++;
        assertNotEquals(hash, Hash.of(bytes), "what was handed out cannot change it");
    }
}

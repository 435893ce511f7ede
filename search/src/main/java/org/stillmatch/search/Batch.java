package org.stillmatch.search;

import java.util.List;
import org.stillmatch.search.product.Packed;
import org.stillmatch.search.product.Product;

/// Many quests whose probes meet each row in one matrix product.
///
/// Their probes are no wider than the product allows, so the estimates E are exact and within 2²⁴; see [Bound].
///
/// @param quests in the order of the product's columns
/// @param mostRows the rows of a tile
record Batch(List<Quest> quests, Packed probes, int mostRows) implements AutoCloseable {
    /// The sums of a tile stay in the second-level cache, beside the probes.
    private static final int TILE_BYTES = 512 << 10;

    private static final int MOST_ROWS = 1_024;

    /// The rows of each probe that wait to be rescored: fewer than those of a single one, whose first many pass
    /// unpruned, since every probe has them.
    static final int WAITING = 256;

    static Batch of(Product product, List<Quest> quests, int stride) {
        byte[] probes = new byte[quests.size() * stride];
        for (int i = 0; i < quests.size(); i++) {
            short[] components = quests.get(i).bound().components();
            for (int j = 0; j < stride; j++) {
                probes[i * stride + j] = (byte) components[j];
            }
        }
        int fitting = TILE_BYTES / (Packed.columns(quests.size()) * Integer.BYTES);
        int mostRows = Math.clamp(fitting / Block.WORD * Block.WORD, Block.WORD, MOST_ROWS);
        return new Batch(quests, product.pack(probes, stride, mostRows), mostRows);
    }

    @Override
    public void close() {
        probes.close();
    }
}

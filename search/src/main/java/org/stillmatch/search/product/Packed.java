package org.stillmatch.search.product;

/// Probes laid out for products; may be used by several threads at once until it is closed.
public sealed interface Packed extends AutoCloseable permits PlainPacked, VectorPacked, OneDnnPacked {
    /// Columns come in whole vectors of this many sums, so that whoever reads them needs no remainder.
    int COLUMNS = 16;

    /// The number of probes, rounded up to a multiple of [#COLUMNS].
    int columns();

    /// What one thread multiplies with. It must be made, used and closed by that thread, before this is closed.
    Multiplier multiplier();

    /// Frees what lies outside the heap.
    @Override
    void close();

    /// The columns for so many probes.
    static int columns(int probes) {
        return (probes + COLUMNS - 1) / COLUMNS * COLUMNS;
    }
}

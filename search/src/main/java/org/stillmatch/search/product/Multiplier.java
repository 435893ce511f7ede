package org.stillmatch.search.product;

import java.lang.foreign.MemorySegment;

/// Multiplies tiles of rows with packed probes, on the one thread that made it; allocates nothing in doing so.
public sealed interface Multiplier extends AutoCloseable
        permits PlainPacked.Loop, VectorPacked.Blocks, OneDnnPacked.Calls {
    /// Computes Σᵢ rowᵢ·probeᵢ for each of `rows` rows and each probe.
    ///
    /// @param block memory outside the heap, with rows of bytes one after another
    /// @param offset where the first row begins, in bytes
    /// @param rows 1 to the most that was stated in packing
    void multiply(MemorySegment block, long offset, int rows);

    /// The 32-bit sums of the last call in native order: [Packed#columns()] for each row, those beyond the
    /// probes 0. The same memory each time.
    MemorySegment sums();

    /// Frees what lies outside the heap.
    @Override
    void close();
}

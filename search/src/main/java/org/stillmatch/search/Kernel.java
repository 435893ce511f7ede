package org.stillmatch.search;

import java.lang.foreign.MemorySegment;

/// Computes with the bytes of a block's layers.
///
/// There are two: a plain one, which is the truth, and one of vector instructions, which must give
/// the same integers for every row and probe of 64 to 2,048 components. Rows are `stride` bytes, a
/// multiple of 64, padded with zeros; at least 64 bytes follow the last one.
sealed interface Kernel permits PlainKernel, VectorKernel {
    /// The rows a quarter that [#estimate] takes at once.
    int ROWS = Block.WORD;

    /// The name that a certificate gives.
    String name();

    /// The greatest magnitude of a probe's components with which estimates are exact, at least 127.
    int widest(int stride);

    /// Σ hᵢ·qᵢ, exact, of the high bytes of four times `rows` rows: those from `at`, and from one, two and three
    /// quarters further on.
    ///
    /// @param at where the first row begins, in bytes
    /// @param quarter bytes from one quarter to the next
    /// @param rows up to 64
    /// @param out receives row j of quarter t at 64·t + j
    void estimate(Bound probe, MemorySegment high, long at, long quarter, int rows, int[] out);

    /// The same of the rows that begin at `offsets`, four at a time.
    ///
    /// @param rows a multiple of four
    /// @param out receives row j at j
    void estimate(Bound probe, MemorySegment high, long[] offsets, int rows, int[] out);

    /// Which of 64 rows reach `threshold` by float(E·K1·s + ρ·K2).
    ///
    /// @param from where the rows' estimates begin
    /// @param row where their scales and residuals begin
    /// @param asked the rows that count, a bit each
    /// @param pruned 16 floats: each the greatest of some of those that did not reach it, before and now
    long reaching(
            Bound probe,
            int[] estimates,
            int from,
            float[] scales,
            float[] residuals,
            int row,
            long asked,
            float threshold,
            float[] pruned);

    /// The probes of a batch that [#reaching] takes at once: a divisor of 16.
    int together();

    /// Which rows of a tile reach the thresholds of [#together] probes by float(E·K1·s + ρ·K2): notes them and
    /// which probes, and for each probe the greatest of the others.
    ///
    /// @param first the first probe's column
    /// @param estimates 32-bit integers in native order, at most 2²⁴ in magnitude, a row of columns after another
    /// @return how many rows are noted
    int reaching(Columns columns, int first, MemorySegment estimates, int rows);

    /// Σ xᵢ·pᵢ of both layers, exact.
    ///
    /// @param probe padded with zeros to `stride` components
    /// @param at where the row begins in either layer, in bytes
    long dot(int[] probe, MemorySegment high, MemorySegment low, long at);
}

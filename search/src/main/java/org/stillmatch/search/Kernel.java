package org.stillmatch.search;

import java.lang.foreign.MemorySegment;

/// Computes exact integer dot products of a probe and rows of a gallery.
///
/// There are two: a plain one, which is the truth, and one of vector instructions, which must equal
/// it for every template of 64 to 2,048 components within ±32,512.
sealed interface Kernel permits PlainKernel, VectorKernel {
    /// The name that a certificate gives.
    String name();

    /// Readies a probe. The result may be used by several threads at once.
    Comparison of(short[] probe);

    /// A probe, ready to meet references.
    interface Comparison {
        /// Σ probeᵢ·rowᵢ, exact.
        ///
        /// @param block rows of little-endian components
        /// @param offset where the row begins, in bytes
        long dot(MemorySegment block, long offset);
    }
}

package org.stillmatch.search.product;

/// Multiplies rows of bytes with many probes of bytes: one exact sum for each pair.
///
/// There are a plain one, which is the truth, one of vector instructions, and one of a native library.
/// All agree for rows within ±127 and probes within ±[#widest], in up to 2,048 dimensions: then no sum and
/// no part of one passes 2²⁴ in magnitude, up to which a `float` holds every integer. The vector product
/// computes in floats; the library, asked for 32-bit integers, rounds them to floats on the way.
public sealed interface Product permits PlainProduct, VectorProduct, OneDnnProduct {
    /// The largest magnitude of a row's component.
    int LARGEST = 127;

    int MAX_DIMENSION = 2_048;

    /// The name that a certificate gives.
    String name();

    /// Lays out probes for products with any number of rows.
    ///
    /// @param probes the components of one probe after another, within ±[#widest]
    /// @param dimension 1 to 2,048; divides the length of `probes`
    /// @param mostRows the most rows that one call will multiply, at least 1
    Packed pack(byte[] probes, int dimension, int mostRows);

    /// The largest magnitude of a probe's component: 127 in up to 1,040 dimensions, 64 in 2,048.
    static int widest(int dimension) {
        return Math.min(LARGEST, (1 << 24) / (LARGEST * dimension));
    }
}

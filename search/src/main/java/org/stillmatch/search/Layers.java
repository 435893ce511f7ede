package org.stillmatch.search;

/// How a 16-bit component x within ±32,512 is split in two signed bytes: x = 256·high + low.
///
/// high = (x + 128) >> 8 lies in [−127, 127] and low = x − 256·high in [−128, 127]: of all splits
/// the one whose high bytes are symmetric and whose low bytes are small on either side of zero.
final class Layers {
    /// The greatest magnitude of a high byte.
    static final int HIGHEST = 127;

    /// Rows are padded with zeros to a multiple of this, a cache line, so that no kernel needs a remainder.
    private static final int CACHE_LINE = 64;

    private Layers() {}

    static byte high(int component) {
        return (byte) (component + 128 >> 8);
    }

    static byte low(int component) {
        return (byte) (component - 256 * high(component));
    }

    /// The bytes of a row of `dimension` components in either layer.
    static int stride(int dimension) {
        return Math.ceilDiv(dimension, CACHE_LINE) * CACHE_LINE;
    }
}

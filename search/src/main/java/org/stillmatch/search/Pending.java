package org.stillmatch.search;

import java.util.Arrays;

/// Rows that may matter, each with the final score that it has at most.
final class Pending {
    /// So many wait before they are looked at: few enough to stay in cache, many enough that the best of them
    /// raise the bar well above the others.
    static final int MOST = 4_096;

    private final int most;

    private int[] blocks = new int[64];
    private int[] rows = new int[64];
    private double[] uppers = new double[64];
    private int size;

    Pending(int most) {
        this.most = most;
    }

    boolean isFull() {
        return size == most;
    }

    void add(int block, int row, double upper) {
        if (size == rows.length) {
            blocks = Arrays.copyOf(blocks, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            uppers = Arrays.copyOf(uppers, 2 * size);
        }
        blocks[size] = block;
        rows[size] = row;
        uppers[size] = upper;
        size++;
    }

    int block(int i) {
        return blocks[i];
    }

    int row(int i) {
        return rows[i];
    }

    double upper(int i) {
        return uppers[i];
    }

    /// The rows' places here, the greatest upper score first as far as floats can tell.
    int[] byUpper() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            int bits = Float.floatToIntBits((float) uppers[i]);
            // As integers, negative floats are ordered the wrong way round; their other bits are turned.
            int ordered = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[i] = (long) ~ordered << 32 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    void clear() {
        size = 0;
    }
}

package org.stillmatch.search.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/// Rows and probes drawn by a seed, multiplied in calls of varying length.
final class RandomProduct {
    private final Random random;
    private final int dimension;
    private final int probes;
    private final int rows;
    private final int mostRows;
    private final byte[] rowBytes;
    private final byte[] probeBytes;

    private RandomProduct(long seed) {
        random = new Random(seed);
        dimension = random.nextInt(5) == 0 ? random.nextInt(1, 2_049) : random.nextInt(1, 200);
        probes = random.nextInt(1, random.nextInt(10) == 0 ? 400 : 40);
        rows = random.nextInt(1, 60);
        mostRows = random.nextInt(1, 40);
        rowBytes = components(rows, Product.LARGEST);
        probeBytes = components(probes, Product.widest(dimension));
    }

    private byte[] components(int count, int largest) {
        byte[] components = new byte[count * dimension];
        int kind = random.nextInt(5);
        for (int i = 0; i < components.length; i++) {
            components[i] = (byte)
                    switch (kind) {
                        case 0 -> largest;
                        case 1 -> -largest;
                        case 2 -> largest * (random.nextInt(2) * 2 - 1);
                        // Sums that are great and odd: what a float loses first.
                        case 3 -> largest - random.nextInt(2);
                        default -> random.nextInt(-largest, largest + 1);
                    };
        }
        return components;
    }

    /// Fails unless `product` gives every sum of `cases` random ones.
    static void assertRight(Product product, long firstSeed, int cases) {
        for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
            new RandomProduct(seed).assertRight(product, "seed " + seed);
        }
    }

    private void assertRight(Product product, String what) {
        int before = random.nextInt(70);
        try (Arena arena = Arena.ofConfined();
                Packed packed = product.pack(probeBytes, dimension, mostRows);
                Multiplier multiplier = packed.multiplier()) {
            MemorySegment block = arena.allocate(before + rowBytes.length);
            MemorySegment.copy(rowBytes, 0, block, ValueLayout.JAVA_BYTE, before, rowBytes.length);
            for (int from = 0; from < rows; ) {
                int count = Math.min(rows - from, random.nextInt(1, mostRows + 1));
                multiplier.multiply(block, before + (long) from * dimension, count);
                for (int row = 0; row < count; row++) {
                    for (int probe = 0; probe < packed.columns(); probe++) {
                        int sum = multiplier
                                .sums()
                                .getAtIndex(ValueLayout.JAVA_INT, (long) row * packed.columns() + probe);
                        assertEquals(right(from + row, probe), sum, what);
                    }
                }
                from += count;
            }
        }
    }

    private int right(int row, int probe) {
        int sum = 0;
        for (int i = 0; probe < probes && i < dimension; i++) {
            sum += rowBytes[row * dimension + i] * probeBytes[probe * dimension + i];
        }
        return sum;
    }
}

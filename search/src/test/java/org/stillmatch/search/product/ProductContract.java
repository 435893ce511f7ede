package org.stillmatch.search.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a product owes, whatever computes it: every sum, exactly.
abstract class ProductContract {
    abstract Product product();

    @Test
    void everySumIsRight() {
        RandomProduct.assertRight(product(), 0, 400);
    }

    @Test
    void itsSelfTestFindsNoFault() {
        assertEquals(Optional.empty(), SelfTest.firstFault(product()));
    }

    @Test
    void theGreatestSumsAreExact() {
        for (int dimension : new int[] {64, 704, 1_023, 1_024, 1_040, 1_041, 2_047, 2_048}) {
            int largest = Product.widest(dimension);
            assertEquals(dimension * 127 * largest, product(dimension, 127, largest, 127, largest));
            assertEquals(-dimension * 127 * largest, product(dimension, -127, largest, -127, largest));
            // One of both factors less, so that the sum may be odd.
            assertEquals(
                    (dimension - 1) * 127 * largest + 126 * (largest - 1),
                    product(dimension, 127, largest, 126, largest - 1));
            assertEquals(
                    -(dimension - 1) * 127 * largest - 126 * (largest - 1),
                    product(dimension, -127, largest, -126, largest - 1));
        }
    }

    /// The product of a row and a probe whose components are equal but for the last.
    private int product(int dimension, int row, int probe, int lastOfRow, int lastOfProbe) {
        byte[] rows = new byte[dimension];
        byte[] probes = new byte[dimension];
        Arrays.fill(rows, (byte) row);
        Arrays.fill(probes, (byte) probe);
        rows[dimension - 1] = (byte) lastOfRow;
        probes[dimension - 1] = (byte) lastOfProbe;
        try (Arena arena = Arena.ofConfined();
                Packed packed = product().pack(probes, dimension, 1);
                Multiplier multiplier = packed.multiplier()) {
            multiplier.multiply(arena.allocateFrom(ValueLayout.JAVA_BYTE, rows), 0, 1);
            return multiplier.sums().get(ValueLayout.JAVA_INT, 0);
        }
    }

    @Test
    void severalThreadsShareProbes() {
        int dimension = 100;
        int rows = 32;
        byte[] bytes = new byte[dimension * rows];
        new Random(5).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(bytes[i], -Product.LARGEST);
        }
        try (Arena arena = Arena.ofShared();
                Packed packed = product().pack(bytes, dimension, rows)) {
            MemorySegment block = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int[][] sums = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> {
                        try (Multiplier multiplier = packed.multiplier()) {
                            multiplier.multiply(block, 0, rows);
                            return multiplier.sums().toArray(ValueLayout.JAVA_INT);
                        }
                    })
                    .toArray(int[][]::new);
            for (int[] each : sums) {
                assertEquals(0, Arrays.compare(sums[0], each));
            }
        }
    }
}

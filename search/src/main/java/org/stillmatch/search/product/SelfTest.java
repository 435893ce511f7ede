package org.stillmatch.search.product;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.SplittableRandom;

/// Compares a product with the plain one on rows and probes that are hardest on it.
final class SelfTest {
    private static final int[] DIMENSIONS = {64, 65, 127, 255, 704, 1_040, 2_048};
    private static final int[] PROBES = {2, 17, 64};
    private static final int MOST_ROWS = 24;

    private SelfTest() {}

    /// What differed first, or nothing if all was equal. The same each time.
    static Optional<String> firstFault(Product product) {
        SplittableRandom random = new SplittableRandom(17);
        for (int dimension : DIMENSIONS) {
            for (int probes : PROBES) {
                byte[] rows = components(random, MOST_ROWS, dimension, Product.LARGEST);
                byte[] columns = components(random, probes, dimension, Product.widest(dimension));
                for (int count : new int[] {1, 7, MOST_ROWS}) {
                    if (!equal(product, rows, columns, dimension, count)) {
                        return Optional.of(count + " rows by " + probes + " probes of " + dimension + " dimensions");
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// All of one sign and greatest; nearly so, which makes sums that are great and odd; greatest of either
    /// sign; any: in turn.
    private static byte[] components(SplittableRandom random, int count, int dimension, int largest) {
        byte[] components = new byte[count * dimension];
        for (int i = 0; i < components.length; i++) {
            int kind = i / dimension % 5;
            components[i] = (byte)
                    switch (kind) {
                        case 0 -> largest;
                        case 1 -> -largest;
                        case 2 -> largest - random.nextInt(2);
                        case 3 -> largest * (random.nextInt(2) * 2 - 1);
                        default -> random.nextInt(-largest, largest + 1);
                    };
        }
        return components;
    }

    private static boolean equal(Product product, byte[] rows, byte[] probes, int dimension, int count) {
        try (Arena arena = Arena.ofConfined();
                Packed packed = product.pack(probes, dimension, MOST_ROWS);
                Multiplier multiplier = packed.multiplier();
                Packed plainPacked = new PlainProduct().pack(probes, dimension, MOST_ROWS);
                Multiplier plain = plainPacked.multiplier()) {
            MemorySegment block = arena.allocateFrom(ValueLayout.JAVA_BYTE, rows);
            multiplier.multiply(block, 0, count);
            plain.multiply(block, 0, count);
            long bytes = (long) count * packed.columns() * Integer.BYTES;
            return multiplier.sums().asSlice(0, bytes).mismatch(plain.sums().asSlice(0, bytes)) == -1;
        }
    }
}

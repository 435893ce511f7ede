package org.stillmatch.benchmarks.search;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import org.stillmatch.benchmarks.Lap;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.facelike.Sgemm;
import org.stillmatch.template.Template;

/// oneDNN's product of all references and all probes in floats, without picking the best of anything.
final class Multiplication implements AutoCloseable {
    private static final int TILE = 8_192;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment rows;
    private final MemorySegment probes;
    private final MemorySegment products;
    private final int size;
    private final int count;
    private final int dimension;

    Multiplication(FaceFile references, FaceFile asked) {
        size = references.size();
        count = asked.size();
        dimension = references.dimension();
        rows = arena.allocate((long) size * dimension * Float.BYTES, 64);
        probes = arena.allocate((long) count * dimension * Float.BYTES, 64);
        products = arena.allocate((long) TILE * count * Float.BYTES, 64);
        IntStream.range(0, size).parallel().forEach(i -> put(references.unit(i), rows, i));
        IntStream.range(0, count).forEach(i -> put(asked.unit(i), probes, i));
    }

    private void put(float[] row, MemorySegment to, int at) {
        MemorySegment.copy(row, 0, to, ValueLayout.JAVA_FLOAT, (long) at * dimension * Float.BYTES, dimension);
    }

    Lap all(int threads) {
        return Lap.of(() -> {
            Sgemm.threads(threads);
            for (int from = 0; from < size; from += TILE) {
                int tile = Math.min(TILE, size - from);
                MemorySegment some = rows.asSlice((long) from * dimension * Float.BYTES);
                Sgemm.multiply('T', tile, count, dimension, some, dimension, probes, dimension, products);
            }
        });
    }

    /// The greatest difference between a product and the score of the plain arithmetic, over the last tile.
    double greatestError(FaceFile references, FaceFile asked) throws Exception {
        all(2).seconds();
        int from = (size - 1) / TILE * TILE;
        double greatest = 0;
        for (int i = from; i < Math.min(size, from + 50); i++) {
            Template row = references.template(i);
            for (int j = 0; j < count; j++) {
                float product = products.getAtIndex(ValueLayout.JAVA_FLOAT, (long) (i - from) * count + j);
                greatest = Math.max(greatest, Math.abs(product - row.score(asked.template(j))));
            }
        }
        return greatest;
    }

    @Override
    public void close() {
        arena.close();
    }
}

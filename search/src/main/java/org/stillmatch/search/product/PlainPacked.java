package org.stillmatch.search.product;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

final class PlainPacked implements Packed {
    private final byte[] probes;
    private final int dimension;
    private final int mostRows;

    PlainPacked(byte[] probes, int dimension, int mostRows) {
        this.probes = probes;
        this.dimension = dimension;
        this.mostRows = mostRows;
    }

    @Override
    public int columns() {
        return Packed.columns(probes.length / dimension);
    }

    @Override
    public Multiplier multiplier() {
        return new Loop(this);
    }

    @Override
    public void close() {
        // Nothing lies outside the heap.
    }

    static final class Loop implements Multiplier {
        private final PlainPacked packed;
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment sums;

        Loop(PlainPacked packed) {
            this.packed = packed;
            this.sums = arena.allocate(ValueLayout.JAVA_INT, (long) packed.mostRows * packed.columns());
        }

        @Override
        public void multiply(MemorySegment block, long offset, int rows) {
            int dimension = packed.dimension;
            for (int row = 0; row < rows; row++) {
                for (int probe = 0; probe < packed.probes.length / dimension; probe++) {
                    int sum = 0;
                    for (int i = 0; i < dimension; i++) {
                        sum += block.get(ValueLayout.JAVA_BYTE, offset + (long) row * dimension + i)
                                * packed.probes[probe * dimension + i];
                    }
                    sums.setAtIndex(ValueLayout.JAVA_INT, (long) row * packed.columns() + probe, sum);
                }
            }
        }

        @Override
        public MemorySegment sums() {
            return sums;
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}

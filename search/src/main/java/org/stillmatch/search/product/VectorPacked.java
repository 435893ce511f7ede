package org.stillmatch.search.product;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Probes as panels of floats: within a panel, the components of its probes for one dimension after another.
final class VectorPacked implements Packed {
    private static final int BLOCK = FloatBlock.WIDTH;

    private final int dimension;
    private final int mostRows;
    private final int columns;
    private final float[][] panels;

    VectorPacked(byte[] probes, int dimension, int mostRows) {
        this.dimension = dimension;
        this.mostRows = mostRows;
        int count = probes.length / dimension;
        columns = Packed.columns(count);
        panels = new float[(count + BLOCK - 1) / BLOCK][dimension * BLOCK];
        for (int probe = 0; probe < count; probe++) {
            float[] panel = panels[probe / BLOCK];
            for (int i = 0; i < dimension; i++) {
                panel[i * BLOCK + probe % BLOCK] = probes[probe * dimension + i];
            }
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Multiplier multiplier() {
        return new Blocks(this);
    }

    @Override
    public void close() {
        // Nothing lies outside the heap.
    }

    /// Goes over a tile in strips of rows whose floats fit the second-level cache beside one panel.
    static final class Blocks implements Multiplier {
        private static final VectorSpecies<Byte> BYTES =
                VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, FloatBlock.LANES.length() * 8)));
        private static final VectorSpecies<Integer> INTS = FloatBlock.LANES.withLanes(int.class);
        private static final int STRIP_BYTES = 192 << 10;

        private final VectorPacked packed;
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment sums;
        private final int strip;
        private final float[] rows;
        private final float[] block = new float[FloatBlock.ROWS * BLOCK];

        Blocks(VectorPacked packed) {
            this.packed = packed;
            this.sums = arena.allocate((long) packed.mostRows * packed.columns * Integer.BYTES, 64);
            int fitting = STRIP_BYTES / (packed.dimension * Float.BYTES);
            this.strip = Math.max(1, fitting / FloatBlock.ROWS) * FloatBlock.ROWS;
            this.rows = new float[strip * packed.dimension];
        }

        @Override
        public void multiply(MemorySegment block, long offset, int rowCount) {
            int dimension = packed.dimension;
            for (int from = 0; from < rowCount; from += strip) {
                int count = Math.min(strip, rowCount - from);
                widen(block, offset + (long) from * dimension, count * dimension);
                for (int panel = 0; panel < packed.panels.length; panel++) {
                    // Rows beyond the last of a strip hold what was there before; their sums are not kept.
                    for (int row = 0; row < count; row += FloatBlock.ROWS) {
                        FloatBlock.multiply(rows, row * dimension, dimension, packed.panels[panel], this.block);
                        keep(from + row, Math.min(FloatBlock.ROWS, count - row), panel);
                    }
                }
            }
        }

        private void widen(MemorySegment block, long offset, int length) {
            int i = 0;
            if (BYTES.length() == FloatBlock.LANES.length()) {
                for (; i <= length - BYTES.length(); i += BYTES.length()) {
                    ByteVector.fromMemorySegment(BYTES, block, offset + i, ByteOrder.nativeOrder())
                            .convertShape(VectorOperators.B2F, FloatBlock.LANES, 0)
                            .reinterpretAsFloats()
                            .intoArray(rows, i);
                }
            }
            for (; i < length; i++) {
                rows[i] = block.get(ValueLayout.JAVA_BYTE, offset + i);
            }
        }

        private void keep(int firstRow, int count, int panel) {
            int first = panel * BLOCK;
            int width = Math.min(BLOCK, packed.columns - first);
            int lanes = INTS.length();
            for (int row = 0; row < count; row++) {
                long to = ((long) (firstRow + row) * packed.columns + first) * Integer.BYTES;
                // The columns are whole vectors: sixteen is a multiple of every number of lanes.
                for (int i = 0; i < width; i += lanes) {
                    FloatVector.fromArray(FloatBlock.LANES, block, row * BLOCK + i)
                            .convertShape(VectorOperators.F2I, INTS, 0)
                            .reinterpretAsInts()
                            .intoMemorySegment(sums, to + (long) i * Integer.BYTES, ByteOrder.nativeOrder());
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

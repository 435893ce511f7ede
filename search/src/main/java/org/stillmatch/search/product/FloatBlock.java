package org.stillmatch.search.product;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The inner loop: six rows with two vectors of probes.
///
/// Twelve sums stay in registers (of which AVX2 has sixteen) and a step loads eight values for twelve
/// multiplications, so that the arithmetic and not the loads is what takes time. The lanes are probes, not
/// dimensions: nothing has to be summed across a vector.
final class FloatBlock {
    static final VectorSpecies<Float> LANES = lanes();
    static final int ROWS = 6;
    /// Probes of a block.
    static final int WIDTH = 2 * LANES.length();

    private FloatBlock() {}

    private static VectorSpecies<Float> lanes() {
        // Static and final, since only then does the compiler turn the operations below into instructions.
        return FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
                ? FloatVector.SPECIES_512
                : FloatVector.SPECIES_PREFERRED;
    }

    /// Multiplies six rows with [#WIDTH] probes.
    ///
    /// @param rows one row after another, `dimension` floats each, the first to use at `row`
    /// @param panel [#WIDTH] probes' components for one dimension after another
    /// @param into six rows of [#WIDTH] sums
    static void multiply(float[] rows, int row, int dimension, float[] panel, float[] into) {
        int lanes = LANES.length();
        FloatVector a0 = FloatVector.zero(LANES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector e0 = a0;
        FloatVector e1 = a0;
        FloatVector f0 = a0;
        FloatVector f1 = a0;
        for (int i = 0; i < dimension; i++) {
            FloatVector p0 = FloatVector.fromArray(LANES, panel, i * WIDTH);
            FloatVector p1 = FloatVector.fromArray(LANES, panel, i * WIDTH + lanes);
            FloatVector x = FloatVector.broadcast(LANES, rows[row + i]);
            a0 = x.fma(p0, a0);
            a1 = x.fma(p1, a1);
            x = FloatVector.broadcast(LANES, rows[row + dimension + i]);
            b0 = x.fma(p0, b0);
            b1 = x.fma(p1, b1);
            x = FloatVector.broadcast(LANES, rows[row + 2 * dimension + i]);
            c0 = x.fma(p0, c0);
            c1 = x.fma(p1, c1);
            x = FloatVector.broadcast(LANES, rows[row + 3 * dimension + i]);
            d0 = x.fma(p0, d0);
            d1 = x.fma(p1, d1);
            x = FloatVector.broadcast(LANES, rows[row + 4 * dimension + i]);
            e0 = x.fma(p0, e0);
            e1 = x.fma(p1, e1);
            x = FloatVector.broadcast(LANES, rows[row + 5 * dimension + i]);
            f0 = x.fma(p0, f0);
            f1 = x.fma(p1, f1);
        }
        a0.intoArray(into, 0);
        a1.intoArray(into, lanes);
        b0.intoArray(into, WIDTH);
        b1.intoArray(into, WIDTH + lanes);
        c0.intoArray(into, 2 * WIDTH);
        c1.intoArray(into, 2 * WIDTH + lanes);
        d0.intoArray(into, 3 * WIDTH);
        d1.intoArray(into, 3 * WIDTH + lanes);
        e0.intoArray(into, 4 * WIDTH);
        e1.intoArray(into, 4 * WIDTH + lanes);
        f0.intoArray(into, 5 * WIDTH);
        f1.intoArray(into, 5 * WIDTH + lanes);
    }
}

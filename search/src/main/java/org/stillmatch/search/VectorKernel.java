package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of vector instructions.
///
/// **Estimates** are whole numbers in lanes of floats: bytes are widened to floats, which is one cheap
/// instruction more than to integers and gains the fused multiply-add. A lane adds stride / lanes products;
/// [#widest] keeps the sum of their magnitudes within 2²⁴, up to which a float holds every whole number, so
/// no sum on the way is rounded. Lanes are then added as integers: together at most 2,048·127·Q ≤ lanes·2²⁴ ≤ 2²⁸.
/// Four rows go side by side so that each piece of the probe is loaded once, and because one sum would wait for
/// its own last addition; they lie a quarter of a block apart, since the processor fetches ahead along each of
/// four streams.
///
/// **Exact products** of 16-bit probes and bytes stay in integer lanes, |h·p| ≤ 127·32,512 and |l·p| ≤ 128·32,512.
/// With four lanes, the fewest, a lane of 2,048 components adds 512 of them: at most 2,130,706,432 < 2³¹. The
/// lanes are added in 64 bits.
///
/// Methods are small, since the compiler gives up on vectors in large ones.
final class VectorKernel implements Kernel {
    /// Widest lanes in bits; less than the processor's own only to test the narrower forms.
    static final String WIDTH_PROPERTY = "org.stillmatch.search.vectorBits";

    // Static and final, since only then does the compiler turn the operations below into instructions.
    private static final VectorSpecies<Float> FLOATS = floats();
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();
    // A narrower shape whose bytes fill the lanes where there is one; of the narrowest, only a part is used.
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, FLOATS.vectorBitSize() / Float.BYTES)));
    private static final long EXACT_IN_FLOAT = 1L << 24;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private static VectorSpecies<Float> floats() {
        int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        return switch (Math.min(preferred, Integer.getInteger(WIDTH_PROPERTY, preferred))) {
            case 512 -> FloatVector.SPECIES_512;
            case 256 -> FloatVector.SPECIES_256;
            default -> FloatVector.SPECIES_128;
        };
    }

    @Override
    public String name() {
        return "vector-" + FLOATS.vectorBitSize();
    }

    @Override
    public int widest(int stride) {
        return Bound.widest(stride / LANES, EXACT_IN_FLOAT);
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long at, long quarter, int rows, int[] out) {
        float[] q = probe.floats();
        for (int j = 0; j < rows; j++) {
            long row = at + (long) j * q.length;
            four(q, high, row, row + quarter, row + 2 * quarter, row + 3 * quarter, out, j, ROWS);
        }
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long[] offsets, int rows, int[] out) {
        float[] q = probe.floats();
        for (int j = 0; j < rows; j += 4) {
            four(q, high, offsets[j], offsets[j + 1], offsets[j + 2], offsets[j + 3], out, j, 1);
        }
    }

    private static void four(
            float[] probe, MemorySegment high, long a, long b, long c, long d, int[] out, int first, int step) {
        FloatVector sumA = FloatVector.zero(FLOATS);
        FloatVector sumB = FloatVector.zero(FLOATS);
        FloatVector sumC = FloatVector.zero(FLOATS);
        FloatVector sumD = FloatVector.zero(FLOATS);
        for (int i = 0; i < probe.length; i += LANES) {
            FloatVector q = FloatVector.fromArray(FLOATS, probe, i);
            sumA = widened(high, a + i).fma(q, sumA);
            sumB = widened(high, b + i).fma(q, sumB);
            sumC = widened(high, c + i).fma(q, sumC);
            sumD = widened(high, d + i).fma(q, sumD);
        }
        out[first] = whole(sumA);
        out[first + step] = whole(sumB);
        out[first + 2 * step] = whole(sumC);
        out[first + 3 * step] = whole(sumD);
    }

    private static FloatVector widened(MemorySegment layer, long at) {
        return (FloatVector) bytes(layer, at).convertShape(VectorOperators.B2F, FLOATS, 0);
    }

    private static IntVector integers(MemorySegment layer, long at) {
        return (IntVector) bytes(layer, at).convertShape(VectorOperators.B2I, INTS, 0);
    }

    private static ByteVector bytes(MemorySegment layer, long at) {
        return ByteVector.fromMemorySegment(BYTES, layer, at, ORDER);
    }

    private static int whole(FloatVector sums) {
        return ((IntVector) sums.convertShape(VectorOperators.F2I, INTS, 0)).reduceLanes(VectorOperators.ADD);
    }

    @Override
    public long reaching(
            Bound probe,
            int[] estimates,
            int from,
            float[] scales,
            float[] residuals,
            int row,
            long asked,
            float threshold,
            float[] pruned) {
        FloatVector greatest = FloatVector.fromArray(FLOATS, pruned, 0);
        float perUnit = probe.perUnit();
        float perResidual = probe.perResidual();
        long reach = 0;
        for (int j = 0; j < ROWS; j += LANES) {
            FloatVector first = ((FloatVector)
                            IntVector.fromArray(INTS, estimates, from + j).convertShape(VectorOperators.I2F, FLOATS, 0))
                    .mul(perUnit)
                    .mul(FloatVector.fromArray(FLOATS, scales, row + j));
            FloatVector most = FloatVector.fromArray(FLOATS, residuals, row + j)
                    .mul(perResidual)
                    .add(first);
            VectorMask<Float> reaches = most.compare(VectorOperators.GE, threshold);
            reach |= reaches.toLong() << j;
            VectorMask<Float> notPruned =
                    asked == -1 ? reaches : reaches.or(VectorMask.fromLong(FLOATS, ~(asked >>> j)));
            greatest = greatest.max(most.blend(Float.NEGATIVE_INFINITY, notPruned));
        }
        greatest.intoArray(pruned, 0);
        return reach & asked;
    }

    @Override
    public long dot(int[] probe, MemorySegment high, MemorySegment low, long at) {
        IntVector highs = IntVector.zero(INTS);
        IntVector lows = IntVector.zero(INTS);
        for (int i = 0; i < probe.length; i += LANES) {
            IntVector p = IntVector.fromArray(INTS, probe, i);
            highs = integers(high, at + i).mul(p).add(highs);
            lows = integers(low, at + i).mul(p).add(lows);
        }
        return 256 * sum(highs) + sum(lows);
    }

    /// The lanes' sum, which may take more than 32 bits: their upper and lower halves are added apart.
    private static long sum(IntVector lanes) {
        long upper = lanes.lanewise(VectorOperators.ASHR, Short.SIZE).reduceLanes(VectorOperators.ADD);
        return (upper << Short.SIZE) + lanes.and(0xffff).reduceLanes(VectorOperators.ADD);
    }
}

package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of vector instructions.
///
/// **Estimates** stay in 16-bit lanes, with a probe within ±127. Two products of bytes together are within
/// 2·127² = 32,258 < 2¹⁵, so their sum x fits a lane; more of them would not. x is therefore summed twice: as x >> 8,
/// and as it is, modulo 2¹⁶. Since x = 256·(x >> 8) + (x & 255), also for negative x, the second sum less 256
/// times the first is Σ (x & 255), modulo 2¹⁶. With eight lanes, the fewest, 2,048 components make 128 such x a lane:
/// |Σ (x >> 8)| ≤ 128·127 and 0 ≤ Σ (x & 255) ≤ 128·255 = 32,640 < 2¹⁵, so both sums are exact in a signed lane.
/// Lanes are then added as 32-bit integers: together at most 2,048·127² < 2²⁶.
///
/// A cache line takes ten instructions this way; floats would allow a finer probe and take sixteen. Fewer let
/// the processor look further ahead in memory, which is what a scan waits for. For the same reason rows are read by
/// address, their bounds checked once for many rows. Two rows go side by side so that each piece of the probe is
/// loaded once, a quarter of a block apart, since the processor fetches ahead along each stream.
///
/// **Exact products** of 16-bit probes and bytes stay in 32-bit lanes, |h·p| ≤ 127·32,512 and |l·p| ≤ 128·32,512.
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
    private static final VectorSpecies<Short> SHORTS = FLOATS.withLanes(short.class);
    private static final VectorSpecies<Byte> HALF_AS_MANY_BITS =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    // A narrower shape whose bytes fill the lanes where there is one; of the narrowest, only a part is used.
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, FLOATS.vectorBitSize() / Float.BYTES)));
    private static final int PAIR = 2 * SHORTS.length();
    private static final int WIDEST = 127;
    private static final int EIGHT = 8;

    /// All of memory: rows are read by their addresses.
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
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
        return WIDEST;
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long at, long quarter, int rows, int[] out) {
        short[] q = probe.components();
        Objects.checkFromIndexSize(at, 3 * quarter + (long) rows * q.length, high.byteSize());
        long row = high.address() + at;
        for (int j = 0; j < rows; j++) {
            two(q, row, row + quarter, out, j, j + ROWS);
            two(q, row + 2 * quarter, row + 3 * quarter, out, j + 2 * ROWS, j + 3 * ROWS);
            row += q.length;
        }
        // Nobody else may hold on to the memory while it is read by address.
        Reference.reachabilityFence(high);
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long[] offsets, int rows, int[] out) {
        short[] q = probe.components();
        long start = high.address();
        long last = high.byteSize() - q.length;
        for (int j = 0; j < rows; j += 2) {
            Objects.checkIndex(offsets[j], last + 1);
            Objects.checkIndex(offsets[j + 1], last + 1);
            two(q, start + offsets[j], start + offsets[j + 1], out, j, j + 1);
        }
        Reference.reachabilityFence(high);
    }

    private static void two(short[] probe, long a, long b, int[] out, int first, int second) {
        ShortVector upperA = ShortVector.zero(SHORTS);
        ShortVector wholeA = upperA;
        ShortVector upperB = upperA;
        ShortVector wholeB = upperA;
        for (int i = 0; i < probe.length; i += PAIR) {
            ShortVector p = ShortVector.fromArray(SHORTS, probe, i);
            ShortVector q = ShortVector.fromArray(SHORTS, probe, i + PAIR / 2);
            ShortVector x = shorts(a + i).mul(p).add(shorts(a + i + PAIR / 2).mul(q));
            upperA = upperA.add(x.lanewise(VectorOperators.ASHR, EIGHT));
            wholeA = wholeA.add(x);
            x = shorts(b + i).mul(p).add(shorts(b + i + PAIR / 2).mul(q));
            upperB = upperB.add(x.lanewise(VectorOperators.ASHR, EIGHT));
            wholeB = wholeB.add(x);
        }
        out[first] = sum(upperA, wholeA);
        out[second] = sum(upperB, wholeB);
    }

    private static ShortVector shorts(long address) {
        return (ShortVector) ByteVector.fromMemorySegment(HALF_AS_MANY_BITS, MEMORY, address, ORDER)
                .convertShape(VectorOperators.B2S, SHORTS, 0);
    }

    private static int sum(ShortVector upper, ShortVector whole) {
        return 256 * sum(upper) + sum(whole.sub(upper.lanewise(VectorOperators.LSHL, EIGHT)));
    }

    /// The lanes' sum: as 32-bit lanes, each holds one lane in its lower and one in its upper half.
    private static int sum(ShortVector lanes) {
        IntVector pairs = lanes.reinterpretAsInts();
        return pairs.lanewise(VectorOperators.LSHL, Short.SIZE)
                .lanewise(VectorOperators.ASHR, Short.SIZE)
                .add(pairs.lanewise(VectorOperators.ASHR, Short.SIZE))
                .reduceLanes(VectorOperators.ADD);
    }

    private static IntVector integers(MemorySegment layer, long at) {
        return (IntVector) bytes(layer, at).convertShape(VectorOperators.B2I, INTS, 0);
    }

    private static ByteVector bytes(MemorySegment layer, long at) {
        return ByteVector.fromMemorySegment(BYTES, layer, at, ORDER);
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
    public int together() {
        return LANES;
    }

    /// Goes down the columns of a vector of probes, all about which stays in registers.
    @Override
    public int reaching(Columns columns, int first, MemorySegment estimates, int rows) {
        FloatVector perUnit = FloatVector.fromArray(FLOATS, columns.perUnit, first);
        FloatVector perResidual = FloatVector.fromArray(FLOATS, columns.perResidual, first);
        FloatVector threshold = FloatVector.fromArray(FLOATS, columns.thresholds, first);
        FloatVector greatest = FloatVector.fromArray(FLOATS, columns.pruned, first);
        long rowBytes = (long) columns.size() * Integer.BYTES;
        long at = (long) first * Integer.BYTES;
        int noted = 0;
        for (int i = 0; i < rows; i++) {
            FloatVector estimate =
                    (FloatVector) IntVector.fromMemorySegment(INTS, estimates, at, ByteOrder.nativeOrder())
                            .convertShape(VectorOperators.I2F, FLOATS, 0);
            FloatVector most = perResidual
                    .mul(columns.residuals[i])
                    .add(estimate.mul(perUnit).mul(columns.scales[i]));
            VectorMask<Float> reaches = most.compare(VectorOperators.GE, threshold);
            greatest = greatest.max(most.blend(Float.NEGATIVE_INFINITY, reaches));
            if (reaches.anyTrue()) {
                columns.rows[noted] = i;
                columns.reached[noted] = reaches.toLong();
                noted++;
            }
            at += rowBytes;
        }
        greatest.intoArray(columns.pruned, first);
        return noted;
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

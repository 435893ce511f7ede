package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The kernel of vector instructions, exact in 32-bit lanes.
///
/// A lane reads two neighbouring 16-bit components at once. Both products together stay within
/// 2·32,512² = 2,114,060,288 < 2³¹, so their sum s fits the lane; a third would not. It is therefore
/// split at once into s >> 16 and s & 0xffff (s = 2¹⁶·(s >> 16) + (s & 0xffff), also for negative s),
/// each summed in a lane of its own. There are at most 1,024 pairs in 2,048 components, so even all
/// lanes together stay within 1,024·65,535 < 2²⁷.
final class VectorKernel implements Kernel {
    /// Widest lanes in bits; less than the processor's own only to test the narrower forms.
    static final String WIDTH_PROPERTY = "org.stillmatch.search.vectorBits";

    // Static and final, since only then does the compiler turn the operations below into instructions.
    private static final VectorSpecies<Integer> LANES = lanes();
    private static final int HALF = 16;

    private static VectorSpecies<Integer> lanes() {
        int preferred = IntVector.SPECIES_PREFERRED.vectorBitSize();
        return switch (Math.min(preferred, Integer.getInteger(WIDTH_PROPERTY, preferred))) {
            case 512 -> IntVector.SPECIES_512;
            case 256 -> IntVector.SPECIES_256;
            default -> IntVector.SPECIES_128;
        };
    }

    @Override
    public String name() {
        return "vector-" + LANES.vectorBitSize();
    }

    @Override
    public Comparison of(short[] probe) {
        return new Pairs(probe);
    }

    private static final class Pairs implements Comparison {
        private final short[] probe;
        private final int[] firsts;
        private final int[] seconds;

        Pairs(short[] probe) {
            this.probe = probe;
            int whole = LANES.loopBound(probe.length / 2);
            firsts = new int[whole];
            seconds = new int[whole];
            for (int i = 0; i < whole; i++) {
                firsts[i] = probe[2 * i];
                seconds[i] = probe[2 * i + 1];
            }
        }

        @Override
        public long dot(MemorySegment block, long offset) {
            IntVector high = IntVector.zero(LANES);
            IntVector low = IntVector.zero(LANES);
            for (int i = 0; i < firsts.length; i += LANES.length()) {
                IntVector pairs = IntVector.fromMemorySegment(
                        LANES, block, offset + (long) i * Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
                IntVector first = pairs.lanewise(VectorOperators.LSHL, HALF)
                        .lanewise(VectorOperators.ASHR, HALF)
                        .mul(IntVector.fromArray(LANES, firsts, i));
                IntVector second =
                        pairs.lanewise(VectorOperators.ASHR, HALF).mul(IntVector.fromArray(LANES, seconds, i));
                IntVector sum = first.add(second);
                high = high.add(sum.lanewise(VectorOperators.ASHR, HALF));
                low = low.add(sum.and(0xffff));
            }
            long sum = ((long) high.reduceLanes(VectorOperators.ADD) << HALF) + low.reduceLanes(VectorOperators.ADD);
            for (int i = 2 * firsts.length; i < probe.length; i++) {
                sum += probe[i] * block.get(Rows.COMPONENT, offset + (long) i * Short.BYTES);
            }
            return sum;
        }
    }
}

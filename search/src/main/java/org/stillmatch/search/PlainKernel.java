package org.stillmatch.search;

import java.lang.foreign.MemorySegment;

/// The readable kernel: one product after another, summed in 64 bits.
final class PlainKernel implements Kernel {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Comparison of(short[] probe) {
        return (block, offset) -> dot(probe, block, offset);
    }

    private static long dot(short[] probe, MemorySegment block, long offset) {
        long sum = 0;
        for (int i = 0; i < probe.length; i++) {
            sum += probe[i] * block.get(Rows.COMPONENT, offset + (long) i * Short.BYTES);
        }
        return sum;
    }
}

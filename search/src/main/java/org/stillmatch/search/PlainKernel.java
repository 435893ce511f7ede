package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The readable kernel: one product after another.
final class PlainKernel implements Kernel {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int widest(int stride) {
        return Bound.widest(stride, Integer.MAX_VALUE);
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long at, long quarter, int rows, int[] out) {
        for (int j = 0; j < rows; j++) {
            for (int t = 0; t < 4; t++) {
                out[t * ROWS + j] =
                        estimate(probe.components(), high, at + t * quarter + (long) j * probe.components().length);
            }
        }
    }

    @Override
    public void estimate(Bound probe, MemorySegment high, long[] offsets, int rows, int[] out) {
        for (int j = 0; j < rows; j++) {
            out[j] = estimate(probe.components(), high, offsets[j]);
        }
    }

    private static int estimate(short[] probe, MemorySegment high, long at) {
        int sum = 0;
        for (int i = 0; i < probe.length; i++) {
            sum += probe[i] * high.get(ValueLayout.JAVA_BYTE, at + i);
        }
        return sum;
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
        long reach = 0;
        for (long left = asked; left != 0; left &= left - 1) {
            int j = Long.numberOfTrailingZeros(left);
            float first = estimates[from + j] * probe.perUnit() * scales[row + j];
            float most = first + residuals[row + j] * probe.perResidual();
            if (most >= threshold) {
                reach |= 1L << j;
            } else {
                pruned[0] = Math.max(pruned[0], most);
            }
        }
        return reach;
    }

    @Override
    public int together() {
        return 1;
    }

    @Override
    public int reaching(Columns columns, int first, MemorySegment estimates, int rows) {
        int noted = 0;
        for (int i = 0; i < rows; i++) {
            int estimate = estimates.getAtIndex(ValueLayout.JAVA_INT, (long) i * columns.size() + first);
            float term = estimate * columns.perUnit[first] * columns.scales[i];
            float most = term + columns.residuals[i] * columns.perResidual[first];
            if (most >= columns.thresholds[first]) {
                columns.rows[noted] = i;
                columns.reached[noted] = 1;
                noted++;
            } else {
                columns.pruned[first] = Math.max(columns.pruned[first], most);
            }
        }
        return noted;
    }

    @Override
    public long dot(int[] probe, MemorySegment high, MemorySegment low, long at) {
        long sum = 0;
        for (int i = 0; i < probe.length; i++) {
            int component = 256 * high.get(ValueLayout.JAVA_BYTE, at + i) + low.get(ValueLayout.JAVA_BYTE, at + i);
            sum += (long) probe[i] * component;
        }
        return sum;
    }
}

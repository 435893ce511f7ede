package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.stillmatch.template.Template;

/// Rows of a gallery: their bytes in two layers outside the heap, and what is known of each.
///
/// A layer is row after row of `stride` bytes without a gap. The arrays reach to the next multiple
/// of 64 rows, so that 64 may be read at once. A row takes 28 bytes besides its layers.
final class Block {
    /// The rows whose bits make a word.
    static final int WORD = 64;

    /// A kernel may read a few bytes beyond the last row and use none of them.
    private static final int SPARE = 64;

    /// Up to how many distinct transforms are kept in mind.
    static final int FEW = 16;

    private final int first;
    private final int rows;
    private final int stride;
    private final MemorySegment high;
    private final MemorySegment low;
    private final long[] squaredNorms;
    private final float[] scales;
    private final float[] residuals;
    private final int[] groups;
    private final int[] slots;
    private final int[] transforms;
    private volatile int[] distinct = {};

    /// @param first the number of its first row in the gallery
    Block(int first, int rows, int stride) {
        this.first = first;
        this.rows = rows;
        this.stride = stride;
        int whole = words() * WORD;
        high = Memory.allocate(((long) whole * stride) + SPARE);
        low = Memory.allocate(((long) whole * stride) + SPARE);
        squaredNorms = new long[whole];
        scales = new float[whole];
        residuals = new float[whole];
        groups = new int[whole];
        slots = new int[whole];
        transforms = new int[whole];
    }

    void write(int row, Template template, int slot, int group, int transform) {
        short[] components = template.components();
        long at = offset(row);
        long lowSquares = 0;
        for (int i = 0; i < components.length; i++) {
            byte l = Layers.low(components[i]);
            high.set(ValueLayout.JAVA_BYTE, at + i, Layers.high(components[i]));
            low.set(ValueLayout.JAVA_BYTE, at + i, l);
            lowSquares += l * l;
        }
        long norm = template.squaredNorm();
        squaredNorms[row] = norm;
        scales[row] = Bound.scale(norm);
        residuals[row] = Bound.residual(lowSquares, norm);
        groups[row] = group;
        slots[row] = slot;
        transforms[row] = transform;
        note(transform);
    }

    private void note(int transform) {
        if (!among(distinct, transform)) {
            synchronized (this) {
                int[] now = distinct;
                if (!among(now, transform)) {
                    now = Arrays.copyOf(now, now.length + 1);
                    now[now.length - 1] = transform;
                    distinct = now;
                }
            }
        }
    }

    private static boolean among(int[] numbers, int number) {
        if (numbers.length > FEW) {
            return true;
        }
        for (int n : numbers) {
            if (n == number) {
                return true;
            }
        }
        return false;
    }

    /// Every transform that a row has or had; if they are more than [#FEW], only some.
    int[] transforms() {
        return distinct;
    }

    /// Makes every byte of the row's components zero, and whatever follows from them.
    void wipe(int row) {
        high.asSlice(offset(row), stride).fill((byte) 0);
        low.asSlice(offset(row), stride).fill((byte) 0);
        squaredNorms[row] = 0;
        scales[row] = 0;
        residuals[row] = 0;
    }

    /// The number of its first row in the gallery.
    int first() {
        return first;
    }

    int rows() {
        return rows;
    }

    int words() {
        return Math.ceilDiv(rows, WORD);
    }

    int stride() {
        return stride;
    }

    /// Where a row begins in either layer, in bytes.
    long offset(int row) {
        return (long) row * stride;
    }

    MemorySegment high() {
        return high;
    }

    MemorySegment low() {
        return low;
    }

    long squaredNorm(int row) {
        return squaredNorms[row];
    }

    /// [Bound#scale] of each row; not to be changed.
    float[] scales() {
        return scales;
    }

    /// [Bound#residual] of each row; not to be changed.
    float[] residuals() {
        return residuals;
    }

    int group(int row) {
        return groups[row];
    }

    int slot(int row) {
        return slots[row];
    }

    /// Whether the 64 rows from `row` have slots one after another.
    boolean isRun(int row) {
        int slot = slots[row];
        int differing = 0;
        for (int j = 0; j < WORD; j++) {
            differing |= slots[row + j] ^ slot + j;
        }
        return differing == 0;
    }

    int transform(int row) {
        return transforms[row];
    }
}

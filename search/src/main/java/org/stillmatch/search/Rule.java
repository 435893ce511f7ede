package org.stillmatch.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/// One reason for not comparing slots.
sealed interface Rule {
    String reason();

    /// Which of 64 rows from `row` it excludes.
    ///
    /// @param asked the rows that are asked about, a bit each
    long excluded(Block block, int row, long asked);

    /// The slots that a caller's predicate names.
    record Named(String reason, IntPredicate excludes) implements Rule {
        @Override
        public long excluded(Block block, int row, long asked) {
            long excluded = 0;
            for (long left = asked; left != 0; left &= left - 1) {
                int j = Long.numberOfTrailingZeros(left);
                if (excludes.test(block.slot(row + j))) {
                    excluded |= 1L << j;
                }
            }
            return excluded;
        }
    }

    /// The slots without a bit in a map. Rows whose slots follow one another are judged all at once.
    final class Outside implements Rule {
        private final String reason;
        private final long[] bits;

        Outside(String reason, BitSet eligible) {
            this.reason = reason;
            long[] words = eligible.toLongArray();
            // One word more, so that 64 bits from any place are read from two words without asking.
            this.bits = Arrays.copyOf(words, words.length + 1);
        }

        @Override
        public String reason() {
            return reason;
        }

        @Override
        public long excluded(Block block, int row, long asked) {
            if (asked == -1 && block.isRun(row)) {
                return ~from(block.slot(row));
            }
            long eligible = 0;
            for (long left = asked; left != 0; left &= left - 1) {
                int j = Long.numberOfTrailingZeros(left);
                int slot = block.slot(row + j);
                long word = slot >> 6 < bits.length ? bits[slot >> 6] : 0;
                eligible |= (word >>> slot & 1) << j;
            }
            return asked & ~eligible;
        }

        private long from(int slot) {
            int i = slot >> 6;
            if (i >= bits.length - 1) {
                return 0;
            }
            int shift = slot & 63;
            return shift == 0 ? bits[i] : bits[i] >>> shift | bits[i + 1] << -shift;
        }
    }
}

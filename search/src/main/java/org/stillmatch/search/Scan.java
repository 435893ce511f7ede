package org.stillmatch.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One worker's share of a search: takes block after block until none is left.
///
/// All probes meet a piece of a block while it is in cache. A piece is 64 rows from each quarter of the block. One
/// probe that is asked to meet every row estimates the whole block first.
final class Scan {
    /// From how many rows of a piece on all of them are computed: memory is then read in order, which costs no
    /// more than leaping over some.
    private static final int MANY = 112;

    private static final int QUARTERS = 4;
    private static final int PIECE = QUARTERS * Block.WORD;

    private final Gallery gallery;
    private final Erasures.Visit visit;
    private final Kernel kernel;
    private final List<Hunt> hunts;
    private final List<Sieve> sieves;
    private final int[] estimates = new int[PIECE];
    private int[] estimatesOfBlock = new int[0];
    private final int[] listed = new int[PIECE];
    private final int[] places = new int[PIECE];
    private final long[] offsets = new long[PIECE];

    /// @param waiting how many rows of a quest may wait to be rescored
    Scan(Gallery gallery, Erasures.Visit visit, Kernel kernel, List<Quest> quests, int waiting) {
        this.gallery = gallery;
        this.visit = visit;
        this.kernel = kernel;
        this.hunts = quests.stream()
                .map(quest -> new Hunt(gallery, quest, kernel, waiting))
                .toList();
        this.sieves = Sieve.each(gallery, visit, quests);
    }

    /// Scans until no block is left, all quests are over, or an erasure cannot wait.
    List<Hunt> run(AtomicInteger nextBlock) {
        boolean going = true;
        while (going && !gallery.erasures().waitsFor(visit)) {
            int i = nextBlock.getAndIncrement();
            going = i < gallery.blocks() && block(i);
        }
        for (Hunt hunt : hunts) {
            if (!hunt.quest().isOver()) {
                hunt.rescore();
            }
        }
        return hunts;
    }

    /// @return whether any quest goes on
    private boolean block(int index) {
        Block block = gallery.block(index);
        boolean[] on = new boolean[hunts.size()];
        boolean any = false;
        for (int i = 0; i < on.length; i++) {
            on[i] = hunts.get(i).begins(index, block, sieves.get(i));
            any |= on[i];
        }
        if (any) {
            int quarter = Math.ceilDiv(block.words(), QUARTERS);
            if (hunts.size() == 1 && everyRowIsAskedFor(block, sieves.getFirst())) {
                whole(hunts.getFirst(), index, block, quarter);
                quarter = 0;
            }
            for (int w = 0; w < quarter; w++) {
                for (int i = 0; i < on.length; i++) {
                    if (on[i]) {
                        piece(hunts.get(i), sieves.get(i), index, block, w, quarter);
                    }
                }
            }
        }
        for (int i = 0; i < on.length; i++) {
            if (on[i]) {
                hunts.get(i).end(sieves.get(i));
            }
        }
        return any;
    }

    private static boolean everyRowIsAskedFor(Block block, Sieve sieve) {
        long all = block.words() % QUARTERS == 0 ? -1 : 0;
        for (int w = 0; w < block.words() && all == -1; w++) {
            all &= sieve.asked(w);
        }
        return all == -1;
    }

    /// Estimates all rows of a block and then looks at all of them. What is kept of each row beside its bytes is then
    /// read in one go: read a little at a time, the processor would wait for it each time.
    private void whole(Hunt hunt, int index, Block block, int quarter) {
        if (estimatesOfBlock.length < block.words() * Block.WORD) {
            estimatesOfBlock = new int[block.words() * Block.WORD];
        }
        for (int w = 0; w < quarter; w++) {
            kernel.estimate(
                    hunt.quest().bound(),
                    block.high(),
                    block.offset(w * Block.WORD),
                    block.offset(quarter * Block.WORD),
                    Block.WORD,
                    estimates);
            for (int t = 0; t < QUARTERS; t++) {
                System.arraycopy(
                        estimates, t * Block.WORD, estimatesOfBlock, (w + t * quarter) * Block.WORD, Block.WORD);
            }
        }
        for (int row = 0; row < block.words() * Block.WORD; row += Block.WORD) {
            hunt.meet(index, block, row, estimatesOfBlock, row, -1);
        }
    }

    private void piece(Hunt hunt, Sieve sieve, int index, Block block, int word, int quarter) {
        long all = -1;
        int rows = 0;
        for (int t = 0; t < QUARTERS; t++) {
            long asked = asked(sieve, block, word + t * quarter);
            all &= asked;
            rows += Long.bitCount(asked);
        }
        if (rows == 0) {
            return;
        }
        if (all == -1 || rows >= MANY && word + (QUARTERS - 1) * quarter < block.words()) {
            kernel.estimate(
                    hunt.quest().bound(),
                    block.high(),
                    block.offset(word * Block.WORD),
                    block.offset(quarter * Block.WORD),
                    Block.WORD,
                    estimates);
        } else {
            few(hunt, sieve, block, word, quarter);
        }
        for (int t = 0; t < QUARTERS; t++) {
            long asked = asked(sieve, block, word + t * quarter);
            if (asked != 0) {
                int row = (word + t * quarter) * Block.WORD;
                hunt.meet(index, block, row, estimates, t * Block.WORD, asked);
            }
        }
    }

    private static long asked(Sieve sieve, Block block, int word) {
        return word < block.words() ? sieve.asked(word) : 0;
    }

    /// Estimates only the rows that are asked for, taking them from the quarters in turn.
    private void few(Hunt hunt, Sieve sieve, Block block, int word, int quarter) {
        long a = asked(sieve, block, word);
        long b = asked(sieve, block, word + quarter);
        long c = asked(sieve, block, word + 2 * quarter);
        long d = asked(sieve, block, word + 3 * quarter);
        int rows = 0;
        for (; (a | b | c | d) != 0; a &= a - 1, b &= b - 1, c &= c - 1, d &= d - 1) {
            rows = list(rows, a, 0, block, word, quarter);
            rows = list(rows, b, 1, block, word, quarter);
            rows = list(rows, c, 2, block, word, quarter);
            rows = list(rows, d, 3, block, word, quarter);
        }
        int whole = Math.ceilDiv(rows, QUARTERS) * QUARTERS;
        for (int i = rows; i < whole; i++) {
            offsets[i] = offsets[0];
        }
        kernel.estimate(hunt.quest().bound(), block.high(), offsets, whole, listed);
        for (int i = 0; i < rows; i++) {
            estimates[places[i]] = listed[i];
        }
    }

    private int list(int rows, long asked, int t, Block block, int word, int quarter) {
        if (asked == 0) {
            return rows;
        }
        int j = Long.numberOfTrailingZeros(asked);
        places[rows] = t * Block.WORD + j;
        offsets[rows] = block.offset((word + t * quarter) * Block.WORD + j);
        return rows + 1;
    }
}

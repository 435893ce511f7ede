package org.stillmatch.search;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.stillmatch.search.product.Multiplier;

/// One worker's share of a batch: takes block after block, and of each the rows that any probe asks for, a tile
/// at a time.
///
/// A probe whose own eligibility leaves a row out meets it all the same, and the row is dropped if it gets
/// through. If it does not, it counts among what the probe pruned: the greatest that a pruned row could have
/// scored may then be stated too high, never too low, and still below the bar.
final class BatchScan {
    private final Gallery gallery;
    private final Erasures.Visit visit;
    private final Kernel kernel;
    private final Batch batch;
    private final List<Hunt> hunts;
    private final List<Sieve> sieves;
    private final boolean[] on;
    /// The sieves of the quests that go on.
    private final List<Sieve> judged = new ArrayList<>();
    private final Columns columns;
    private final int[] rows;

    /// @param waiting how many rows may wait for each probe
    BatchScan(Gallery gallery, Erasures.Visit visit, Kernel kernel, Batch batch, int waiting) {
        this.gallery = gallery;
        this.visit = visit;
        this.kernel = kernel;
        this.batch = batch;
        this.hunts = batch.quests().stream()
                .map(quest -> new Hunt(gallery, quest, kernel, waiting))
                .toList();
        this.sieves = Sieve.each(gallery, visit, batch.quests());
        this.on = new boolean[hunts.size()];
        this.columns = new Columns(batch.quests(), batch.probes().columns(), batch.mostRows());
        this.rows = new int[batch.mostRows()];
    }

    /// Scans until no block is left, all quests are over, or an erasure cannot wait.
    List<Hunt> run(AtomicInteger nextBlock) {
        try (Multiplier multiplier = batch.probes().multiplier();
                Arena arena = Arena.ofConfined()) {
            MemorySegment gathered = arena.allocate((long) rows.length * Layers.stride(gallery.dimension()));
            boolean going = true;
            while (going && !gallery.erasures().waitsFor(visit)) {
                int i = nextBlock.getAndIncrement();
                going = i < gallery.blocks() && block(i, multiplier, gathered);
            }
        }
        for (Hunt hunt : hunts) {
            if (!hunt.quest().isOver()) {
                hunt.rescore();
            }
        }
        return hunts;
    }

    /// @return whether any quest goes on
    private boolean block(int index, Multiplier multiplier, MemorySegment gathered) {
        Block block = gallery.block(index);
        begin(index, block);
        int count = 0;
        for (int w = 0; w < block.words(); w++) {
            for (long left = asked(w); left != 0; left &= left - 1) {
                rows[count++] = w * Block.WORD + Long.numberOfTrailingZeros(left);
                if (count == rows.length) {
                    tile(index, block, count, multiplier, gathered);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            tile(index, block, count, multiplier, gathered);
        }
        end();
        return !judged.isEmpty();
    }

    private void begin(int index, Block block) {
        judged.clear();
        for (int i = 0; i < on.length; i++) {
            Hunt hunt = hunts.get(i);
            on[i] = hunt.begins(index, block, sieves.get(i));
            columns.thresholds[i] = on[i] ? hunt.threshold() : Float.POSITIVE_INFINITY;
            if (on[i] && !judged.contains(sieves.get(i))) {
                judged.add(sieves.get(i));
            }
        }
    }

    /// The rows of word `w` that any probe asks for, a bit each.
    private long asked(int w) {
        long asked = 0;
        for (Sieve sieve : judged) {
            asked |= sieve.asked(w);
        }
        return asked;
    }

    private void tile(int index, Block block, int count, Multiplier multiplier, MemorySegment gathered) {
        int first = rows[0];
        if (rows[count - 1] - first == count - 1) {
            multiplier.multiply(block.high(), block.offset(first), count);
        } else {
            for (int i = 0; i < count; i++) {
                MemorySegment.copy(block.high(), block.offset(rows[i]), gathered, block.offset(i), block.stride());
            }
            multiplier.multiply(gathered, 0, count);
        }
        for (int i = 0; i < count; i++) {
            columns.scales[i] = block.scales()[rows[i]];
            columns.residuals[i] = block.residuals()[rows[i]];
        }
        for (int i = 0; i < hunts.size(); i += kernel.together()) {
            int noted = kernel.reaching(columns, i, multiplier.sums(), count);
            for (int j = 0; j < noted; j++) {
                meet(index, block, columns.rows[j], i, columns.reached[j], multiplier.sums());
            }
        }
    }

    /// Lets the probes whose thresholds a row of the tile reached look at it.
    private void meet(int index, Block block, int rowOfTile, int first, long reached, MemorySegment sums) {
        int row = rows[rowOfTile];
        for (long left = reached; left != 0; left &= left - 1) {
            int i = first + Long.numberOfTrailingZeros(left);
            if ((sieves.get(i).asked(row / Block.WORD) >>> row & 1) != 0) {
                int estimate = sums.getAtIndex(ValueLayout.JAVA_INT, (long) rowOfTile * columns.size() + i);
                hunts.get(i).mayMatter(index, block, row, estimate);
                columns.thresholds[i] = hunts.get(i).threshold();
            }
        }
    }

    private void end() {
        for (int i = 0; i < on.length; i++) {
            if (on[i]) {
                hunts.get(i).prune(columns.pruned[i]);
                hunts.get(i).end(sieves.get(i));
                columns.pruned[i] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}

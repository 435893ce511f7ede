package org.stillmatch.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// References in the making: grows, loses some, and gives snapshots that searches see.
///
/// A reference is known by its slot, a number from 0 that the caller gives, and gives only once unless it succeeds a
/// reference that is retired. It has a group (whatever the caller counts as one: the module knows no person), a view (0
/// to 63) and
/// the increasing affine normalisation of its score. Rows never move. May be used by several threads at once,
/// and while its snapshots are being searched.
public final class GrowingGallery {
    private static final int LAYER_BYTES = 8 << 20;
    private static final int FIRST_ROWS = 64;

    private final PackId pack;
    private final int dimension;
    private final int rowsPerBlock;
    private final Transforms transforms = new Transforms();
    private final SlotIndex index = new SlotIndex();
    private final Erasures erasures;
    private final List<Block> blocks = new ArrayList<>();
    /// Which rows the next snapshot has: for each block a bit each.
    private final List<long[]> live = new ArrayList<>();
    /// Whether a snapshot holds the bits of a block, so that they have to be copied before they change.
    private final List<Boolean> shared = new ArrayList<>();
    private int rows;
    private int size;

    private GrowingGallery(PackId pack, int dimension, int rowsPerBlock, LongSupplier nanos) {
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw new IllegalArgumentException("No template has " + dimension + " dimensions");
        }
        this.pack = pack;
        this.dimension = dimension;
        this.rowsPerBlock = rowsPerBlock;
        this.erasures = new Erasures(nanos);
    }

    /// A gallery without references, of one pack and one dimension.
    ///
    /// @throws IllegalArgumentException if no template has that dimension
    public static GrowingGallery of(PackId pack, int dimension) {
        int rows = LAYER_BYTES / Layers.stride(Math.max(1, dimension)) / (4 * Block.WORD) * (4 * Block.WORD);
        return new GrowingGallery(pack, dimension, rows, System::nanoTime);
    }

    /// A gallery whose blocks hold `rowsPerBlock` rows: for tests, where a few rows must make many blocks.
    static GrowingGallery of(PackId pack, int dimension, int rowsPerBlock, LongSupplier nanos) {
        return new GrowingGallery(pack, dimension, rowsPerBlock, nanos);
    }

    /// Adds a reference; its normalised score is slope·raw + offset.
    ///
    /// @param slot 0 or more, never given before
    /// @param view 0 to 63
    /// @param slope 1e-9 to 1e9
    /// @param offset −1e9 to 1e9
    /// @return the row, by which this very reference can be retired or erased whoever has its slot later
    /// @throws IllegalArgumentException if the template is of another pack or dimension, the slot was given
    ///     before or a number is out of range
    public int add(int slot, Template template, int group, int view, double slope, double offset) {
        return add(slot, template, group, transform(view, slope, offset), row -> true);
    }

    /// The same in a slot that may have been given before, if the reference that had it is retired or erased.
    public int succeed(int slot, Template template, int group, int view, double slope, double offset) {
        return add(slot, template, group, transform(view, slope, offset), this::isLive);
    }

    private int add(int slot, Template template, int group, int transform, IntPredicate taken) {
        check(template);
        synchronized (this) {
            index.put(slot, rows, taken);
            int b = blockFor(rows);
            int row = rows - blocks.get(b).first();
            blocks.get(b).write(row, template, slot, group, transform);
            liven(b, row, true);
            return rows++;
        }
    }

    /// Room for `count` references that several threads fill; no snapshot has any before they are published.
    public synchronized Reserved reserve(int count) {
        int first = rows;
        rows = Math.addExact(rows, count);
        for (int row = first;
                row < rows;
                row = blocks.getLast().first() + blocks.getLast().rows()) {
            blockFor(row);
        }
        return new Reserved(this, first, count, List.copyOf(blocks));
    }

    /// Leaves the reference of a slot out of later snapshots; those taken before keep it.
    ///
    /// @throws IllegalArgumentException if there is no such slot
    public synchronized void retire(int slot) {
        retireRow(index.row(slot));
    }

    /// The same by the row that adding it gave.
    public synchronized void retireRow(int row) {
        int b = blockOf(row);
        liven(b, row - blocks.get(b).first(), false);
    }

    /// Erases references, all at once: no later search compares them, on whatever snapshot, and their memory
    /// is zero as soon as no search that began before reads it, which takes half a minute at the most.
    ///
    /// @throws IllegalArgumentException if there is no such slot; then none is erased
    public synchronized void erase(int... slots) {
        eraseRows(Arrays.stream(slots).map(index::row).toArray());
    }

    /// The same by the rows that adding them gave, which may be retired.
    public synchronized void eraseRows(int... rowsToErase) {
        int[] rowsOf = rowsToErase.clone();
        int[] blocksOf = Arrays.stream(rowsOf).map(this::blockOf).toArray();
        for (int i = 0; i < rowsOf.length; i++) {
            rowsOf[i] -= blocks.get(blocksOf[i]).first();
            liven(blocksOf[i], rowsOf[i], false);
        }
        erasures.erase(blocks, blocksOf, rowsOf);
    }

    /// The references of this moment.
    ///
    /// @param id by which the caller knows the snapshot; certificates repeat it
    public synchronized Gallery snapshot(String id) {
        for (int b = 0; b < blocks.size(); b++) {
            shared.set(b, true);
        }
        return new Gallery(
                pack,
                dimension,
                id,
                size,
                blocks.toArray(Block[]::new),
                live.toArray(long[][]::new),
                transforms.table(),
                erasures);
    }

    synchronized void publish(Reserved reserved) {
        for (int i = 0; i < reserved.count(); i++) {
            if (reserved.isSet(i)) {
                int row = reserved.first() + i;
                int b = blockOf(row);
                index.put(blocks.get(b).slot(row - blocks.get(b).first()), row, taken -> true);
                liven(b, row - blocks.get(b).first(), true);
            }
        }
    }

    void check(Template template) {
        if (!template.pack().equals(pack) || template.dimension() != dimension) {
            throw new IllegalArgumentException(
                    template + " cannot join a gallery of " + dimension + " dimensions by pack " + pack);
        }
    }

    int transform(int view, double slope, double offset) {
        return transforms.number(ViewRules.check(view), Affine.slope(slope), Affine.offset(offset));
    }

    private boolean isLive(int row) {
        int b = blockOf(row);
        int inBlock = row - blocks.get(b).first();
        return (live.get(b)[inBlock >> 6] >>> inBlock & 1) != 0;
    }

    private void liven(int block, int row, boolean on) {
        long[] bits = live.get(block);
        long bit = 1L << row;
        if ((bits[row >> 6] & bit) != 0 == on) {
            return;
        }
        if (shared.get(block)) {
            bits = bits.clone();
            live.set(block, bits);
            shared.set(block, false);
        }
        bits[row >> 6] ^= bit;
        size += on ? 1 : -1;
    }

    /// The block of a row, made if the row is the first beyond the last one. Blocks grow up to their full size,
    /// so that a small gallery is small; a row never moves, so that erasing it leaves no copy behind.
    private int blockFor(int row) {
        int end = blocks.isEmpty()
                ? 0
                : blocks.getLast().first() + blocks.getLast().rows();
        if (row < end) {
            return blockOf(row);
        }
        Block block = new Block(
                end, Math.clamp(end, Math.min(FIRST_ROWS, rowsPerBlock), rowsPerBlock), Layers.stride(dimension));
        blocks.add(block);
        live.add(new long[block.words()]);
        shared.add(false);
        return blocks.size() - 1;
    }

    private int blockOf(int row) {
        return blockOf(blocks, row);
    }

    static int blockOf(List<Block> blocks, int row) {
        int from = 0;
        int to = blocks.size() - 1;
        while (from < to) {
            int middle = from + to + 1 >>> 1;
            if (blocks.get(middle).first() <= row) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }
}

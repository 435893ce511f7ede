package org.stillmatch.search;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// An immutable snapshot of references, each in a slot numbered from 0 in the order of adding.
///
/// A slot holds the components of a template, a group (whatever the caller counts as one: the module
/// knows no person), a view (0 to 63: a class that the rules of a search speak of) and the increasing
/// affine normalisation of its score. The components lie outside the heap; a slot costs 29 bytes more.
public final class Gallery {
    /// The number of view classes.
    public static final int VIEWS = 64;

    private final PackId pack;
    private final int dimension;
    private final int size;
    private final int rowsPerBlock;
    private final MemorySegment[] blocks;
    private final long[] squaredNorms;
    private final int[] groups;
    private final byte[] views;
    private final double[] slopes;
    private final double[] offsets;

    private Gallery(Builder from) {
        pack = from.pack;
        dimension = from.dimension;
        size = from.size;
        rowsPerBlock = from.rows.rowsPerBlock();
        blocks = from.rows.blocks();
        squaredNorms = Arrays.copyOf(from.squaredNorms, size);
        groups = Arrays.copyOf(from.groups, size);
        views = Arrays.copyOf(from.views, size);
        slopes = Arrays.copyOf(from.slopes, size);
        offsets = Arrays.copyOf(from.offsets, size);
    }

    /// A builder of galleries of one pack and one dimension.
    ///
    /// @throws IllegalArgumentException if no template has that dimension
    public static Builder builder(PackId pack, int dimension) {
        return new Builder(pack, dimension, new Rows(checked(dimension)));
    }

    /// A builder whose blocks hold `rowsPerBlock` rows: for tests, where a few rows must make many blocks.
    static Builder builder(PackId pack, int dimension, int rowsPerBlock) {
        return new Builder(pack, dimension, new Rows(checked(dimension), rowsPerBlock));
    }

    private static int checked(int dimension) {
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw new IllegalArgumentException("No template has " + dimension + " dimensions");
        }
        return dimension;
    }

    public PackId pack() {
        return pack;
    }

    public int dimension() {
        return dimension;
    }

    /// The number of references.
    public int size() {
        return size;
    }

    public int group(int slot) {
        return groups[slot];
    }

    public int view(int slot) {
        return views[slot];
    }

    /// The slot's own normalisation of a raw score.
    double normalised(int slot, double raw) {
        return slopes[slot] * raw + offsets[slot];
    }

    /// The comparison score of the reference in `slot` and a probe of squared length `probeNorm`.
    double raw(Kernel.Comparison probe, long probeNorm, int slot) {
        long dot = probe.dot(blocks[slot / rowsPerBlock], slot % rowsPerBlock * ((long) dimension * Short.BYTES));
        return Template.score(dot, probeNorm, squaredNorms[slot]);
    }

    int rowsPerBlock() {
        return rowsPerBlock;
    }

    int blocks() {
        return blocks.length;
    }

    /// @throws IllegalArgumentException if `probe` was made by another pack or has another dimension
    void check(Template probe) {
        if (!probe.pack().equals(pack) || probe.dimension() != dimension) {
            throw new IllegalArgumentException(
                    probe + " cannot meet a gallery of " + dimension + " dimensions by pack " + pack);
        }
    }

    /// Collects references; used by one thread, for one gallery.
    public static final class Builder {
        private final PackId pack;
        private final int dimension;
        private final Rows rows;
        private boolean built;
        private int size;
        private long[] squaredNorms = new long[16];
        private int[] groups = new int[16];
        private byte[] views = new byte[16];
        private double[] slopes = new double[16];
        private double[] offsets = new double[16];

        private Builder(PackId pack, int dimension, Rows rows) {
            this.pack = pack;
            this.dimension = dimension;
            this.rows = rows;
        }

        /// Puts a reference in the next slot; its normalised score is slope·raw + offset.
        ///
        /// @param view 0 to 63
        /// @param slope 1e-9 to 1e9
        /// @param offset −1e9 to 1e9
        /// @return the slot's number
        /// @throws IllegalArgumentException if the template is of another pack or dimension, or a number
        ///     is out of range
        public int add(Template template, int group, int view, double slope, double offset) {
            requireOpen();
            if (!template.pack().equals(pack) || template.dimension() != dimension) {
                throw new IllegalArgumentException(
                        template + " cannot join a gallery of " + dimension + " dimensions by pack " + pack);
            }
            ViewRules.check(view);
            double checkedSlope = Affine.slope(slope);
            double checkedOffset = Affine.offset(offset);
            int slot = size;
            if (slot == groups.length) {
                grow();
            }
            rows.add(template.components());
            squaredNorms[slot] = template.squaredNorm();
            groups[slot] = group;
            views[slot] = (byte) view;
            slopes[slot] = checkedSlope;
            offsets[slot] = checkedOffset;
            size++;
            return slot;
        }

        /// The gallery of everything added. The builder is spent.
        public Gallery build() {
            requireOpen();
            built = true;
            return new Gallery(this);
        }

        private void requireOpen() {
            if (built) {
                throw new IllegalStateException("This gallery is built already: make a new builder");
            }
        }

        private void grow() {
            int capacity = Math.addExact(size, size >> 1);
            squaredNorms = Arrays.copyOf(squaredNorms, capacity);
            groups = Arrays.copyOf(groups, capacity);
            views = Arrays.copyOf(views, capacity);
            slopes = Arrays.copyOf(slopes, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
        }
    }
}

package org.stillmatch.search;

import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// An immutable snapshot of references, each known by its slot.
///
/// What a gallery lost by erasure after the snapshot is not compared either: its memory is gone.
public final class Gallery {
    /// The number of view classes.
    public static final int VIEWS = 64;

    private final PackId pack;
    private final int dimension;
    private final String id;
    private final int size;
    private final Block[] blocks;
    private final long[][] live;
    private final Transforms.Table transforms;
    private final Erasures erasures;

    /// @param live which rows of each block the snapshot has
    Gallery(
            PackId pack,
            int dimension,
            String id,
            int size,
            Block[] blocks,
            long[][] live,
            Transforms.Table transforms,
            Erasures erasures) {
        this.pack = pack;
        this.dimension = dimension;
        this.id = id;
        this.size = size;
        this.blocks = blocks;
        this.live = live;
        this.transforms = transforms;
        this.erasures = erasures;
    }

    /// A builder of galleries of one pack and one dimension.
    ///
    /// @throws IllegalArgumentException if no template has that dimension
    public static Builder builder(PackId pack, int dimension) {
        return new Builder(GrowingGallery.of(pack, dimension));
    }

    /// A builder whose blocks hold `rowsPerBlock` rows: for tests, where a few rows must make many blocks.
    static Builder builder(PackId pack, int dimension, int rowsPerBlock) {
        return new Builder(GrowingGallery.of(pack, dimension, rowsPerBlock, System::nanoTime));
    }

    public PackId pack() {
        return pack;
    }

    public int dimension() {
        return dimension;
    }

    /// By which the caller knows the snapshot.
    public String id() {
        return id;
    }

    /// The number of references.
    public int size() {
        return size;
    }

    int blocks() {
        return blocks.length;
    }

    Block block(int i) {
        return blocks[i];
    }

    /// The rows of a block that the snapshot has, a bit each; not to be changed.
    long[] live(int block) {
        return live[block];
    }

    Transforms.Table transforms() {
        return transforms;
    }

    Erasures erasures() {
        return erasures;
    }

    /// @throws IllegalArgumentException if `probe` was made by another pack or has another dimension
    void check(Template probe) {
        if (!probe.pack().equals(pack) || probe.dimension() != dimension) {
            throw new IllegalArgumentException(
                    probe + " cannot meet a gallery of " + dimension + " dimensions by pack " + pack);
        }
    }

    /// Collects references in slots numbered from 0, for one gallery that does not change.
    public static final class Builder {
        private final GrowingGallery growing;
        private boolean built;
        private int next;

        private Builder(GrowingGallery growing) {
            this.growing = growing;
        }

        /// Puts a reference in the next slot; see [GrowingGallery#add].
        ///
        /// @return the slot's number
        /// @throws IllegalArgumentException if the template is of another pack or dimension, or a number
        ///     is out of range
        public int add(Template template, int group, int view, double slope, double offset) {
            requireOpen();
            growing.add(next, template, group, view, slope, offset);
            return next++;
        }

        /// The gallery of everything added, without a name. The builder is spent.
        public Gallery build() {
            return build("");
        }

        /// The gallery of everything added. The builder is spent.
        ///
        /// @param id by which the caller knows it
        public Gallery build(String id) {
            requireOpen();
            built = true;
            return growing.snapshot(id);
        }

        private void requireOpen() {
            if (built) {
                throw new IllegalStateException("This gallery is built already: make a new builder");
            }
        }
    }
}

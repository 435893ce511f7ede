package org.stillmatch.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.stillmatch.template.Template;

/// Room for many references, filled by several threads at once, each place at most once.
///
/// A place that nobody fills is left out.
public final class Reserved {
    private final GrowingGallery gallery;
    private final int first;
    private final int count;
    private final List<Block> blocks;
    private final AtomicIntegerArray set;
    private boolean published;

    Reserved(GrowingGallery gallery, int first, int count, List<Block> blocks) {
        this.gallery = gallery;
        this.first = first;
        this.count = count;
        this.blocks = blocks;
        this.set = new AtomicIntegerArray(Math.ceilDiv(count, Integer.SIZE));
    }

    /// Fills place `i`; see [GrowingGallery#add].
    ///
    /// @throws IllegalArgumentException if the template is of another pack or dimension or a number is out of range
    /// @throws IndexOutOfBoundsException if there is no such place
    /// @throws IllegalStateException if the place was filled before
    public void set(int i, int slot, Template template, int group, int view, double slope, double offset) {
        java.util.Objects.checkIndex(i, count);
        gallery.check(template);
        int transform = gallery.transform(view, slope, offset);
        int bit = 1 << i;
        if ((set.getAndAccumulate(i >> 5, bit, (a, b) -> a | b) & bit) != 0) {
            throw new IllegalStateException("Place " + i + " is filled already");
        }
        Block block = blocks.get(GrowingGallery.blockOf(blocks, first + i));
        block.write(first + i - block.first(), template, slot, group, transform);
    }

    /// Lets the next snapshot have what was filled; every thread that filled must be done.
    ///
    /// @throws IllegalArgumentException if a slot is below 0 or was given before
    /// @throws IllegalStateException if it was published before
    public synchronized void publish() {
        if (published) {
            throw new IllegalStateException("These references are published already");
        }
        published = true;
        gallery.publish(this);
    }

    /// The row of place `i`, as [GrowingGallery#add] gives it.
    public int row(int i) {
        return first + java.util.Objects.checkIndex(i, count);
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    boolean isSet(int i) {
        return (set.get(i >> 5) >>> i & 1) != 0;
    }
}

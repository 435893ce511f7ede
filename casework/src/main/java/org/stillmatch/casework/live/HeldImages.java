package org.stillmatch.casework.live;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.custody.Terms;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.Visitor;

/// What is kept in memory of each image that the gallery on the disk holds, by its slot: about 70 bytes, no template.
///
/// For one thread, but while it is filled as a visitor.
final class HeldImages implements Visitor {
    static final int NONE = -1;

    private static final byte THERE = 1;
    private static final byte BASIS = 2;
    private static final byte WITHDRAWN = 4;

    private int size;
    private byte[] flags = new byte[0];
    private long[] high = new long[0];
    private long[] low = new long[0];
    private long[] said = new long[0];
    private int[] subjects = new int[0];
    private float[] spreads = new float[0];
    private int[] adultOn = new int[0];
    private int[] capturedOn = new int[0];
    private int[] reviewOn = new int[0];
    /// The slot before this one of the same subject.
    private int[] before = new int[0];
    private int[] lastOfSubject = new int[0];
    private ImageIndex index = new ImageIndex();

    @Override
    public void entry(StoredEntry entry) {
        // Made sense of outside the lock, since several threads hand entries over.
        Particulars.read(entry.particulars())
                .filter(particulars -> particulars.subject() == entry.group())
                .ifPresent(particulars ->
                        put(entry.slot(), entry.shown().poseSpread(), particulars, said(entry.particulars())));
    }

    @Override
    public void amended(int slot, byte[] particulars) {
        if (holds(slot)) {
            Particulars.read(particulars).ifPresent(read -> put(slot, spreads[slot], read, said(particulars)));
        }
    }

    @Override
    public void withdrawn(int slot) {
        remove(slot);
    }

    void put(int slot, float poseSpread, Particulars particulars) {
        put(slot, poseSpread, particulars, said(particulars.bytes()));
    }

    private synchronized void put(int slot, float poseSpread, Particulars particulars, long digest) {
        grow(slot);
        Terms terms = particulars.terms();
        int subject = particulars.subject();
        if (!holds(slot)) {
            high[slot] = particulars.image().getMostSignificantBits();
            low[slot] = particulars.image().getLeastSignificantBits();
            subjects[slot] = subject;
            spreads[slot] = poseSpread;
            if (subject >= lastOfSubject.length) {
                int had = lastOfSubject.length;
                lastOfSubject = Arrays.copyOf(lastOfSubject, Math.max(subject + 1, had + (had >> 1)));
                Arrays.fill(lastOfSubject, had, lastOfSubject.length, NONE);
            }
            before[slot] = lastOfSubject[subject];
            lastOfSubject[subject] = slot;
            index.put(slot, high, low);
        }
        said[slot] = digest;
        adultOn[slot] = terms.adultOn();
        capturedOn[slot] = terms.capturedOn();
        reviewOn[slot] = terms.reviewOn();
        flags[slot] = (byte) (THERE | (terms.basis() ? BASIS : 0) | (terms.withdrawn() ? WITHDRAWN : 0));
    }

    private void grow(int slot) {
        if (slot >= flags.length) {
            int more = Math.max(slot + 1, flags.length + (flags.length >> 1) + 64);
            flags = Arrays.copyOf(flags, more);
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
            said = Arrays.copyOf(said, more);
            subjects = Arrays.copyOf(subjects, more);
            spreads = Arrays.copyOf(spreads, more);
            adultOn = Arrays.copyOf(adultOn, more);
            capturedOn = Arrays.copyOf(capturedOn, more);
            reviewOn = Arrays.copyOf(reviewOn, more);
            before = Arrays.copyOf(before, more);
        }
        size = Math.max(size, slot + 1);
    }

    /// Takes a slot out that was erased.
    synchronized void remove(int slot) {
        if (holds(slot)) {
            flags[slot] = 0;
            index.remove(slot, high, low);
            high[slot] = 0;
            low[slot] = 0;
            said[slot] = 0;
        }
    }

    /// One more than the greatest slot.
    int size() {
        return size;
    }

    boolean holds(int slot) {
        return slot >= 0 && slot < flags.length && (flags[slot] & THERE) != 0;
    }

    /// The slot of an image; `NONE` if it has none.
    int slot(UUID image) {
        return index.find(image.getMostSignificantBits(), image.getLeastSignificantBits(), high, low);
    }

    UUID image(int slot) {
        return new UUID(high[slot], low[slot]);
    }

    int subject(int slot) {
        return subjects[slot];
    }

    float poseSpread(int slot) {
        return spreads[slot];
    }

    Terms terms(int slot) {
        return new Terms(
                adultOn[slot],
                capturedOn[slot],
                reviewOn[slot],
                (flags[slot] & BASIS) != 0,
                false,
                (flags[slot] & WITHDRAWN) != 0);
    }

    /// Whether the gallery says this of a slot already.
    boolean says(int slot, Particulars particulars) {
        return said[slot] == said(particulars.bytes());
    }

    /// One more than the greatest number of a subject.
    int subjects() {
        return lastOfSubject.length;
    }

    /// The slots of a subject, ascending.
    int[] slots(int subject) {
        int[] found = new int[4];
        int count = 0;
        int slot = subject < lastOfSubject.length ? lastOfSubject[subject] : NONE;
        for (; slot != NONE; slot = before[slot]) {
            if (holds(slot)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = slot;
            }
        }
        int[] slots = Arrays.copyOf(found, count);
        Arrays.sort(slots);
        return slots;
    }

    void forEach(IntConsumer each) {
        for (int slot = 0; slot < size; slot++) {
            if (holds(slot)) {
                each.accept(slot);
            }
        }
    }

    private static long said(byte[] particulars) {
        return java.nio.ByteBuffer.wrap(Hash.sha256(particulars).toBytes()).getLong();
    }
}

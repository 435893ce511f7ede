package org.stillmatch.search;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// From the label of a slot to the number of its row, or of the last row that had it.
///
/// A table with open places, kept at most two thirds full: twelve bytes a row on average.
final class SlotIndex {
    private static final int NONE = -1;

    private int[] slots = empty(16);
    private int[] rows = new int[16];
    private int size;

    /// @param taken whether the row that has the label keeps it
    /// @throws IllegalArgumentException if the label is below 0 or is taken
    void put(int slot, int row, IntPredicate taken) {
        if (slot < 0) {
            throw new IllegalArgumentException("A slot is a number from 0, not " + slot);
        }
        if (3L * size >= 2L * slots.length) {
            grow();
        }
        int place = place(slot);
        if (slots[place] == slot) {
            if (taken.test(rows[place])) {
                throw new IllegalArgumentException("Slot " + slot + " is taken already: a slot is given once");
            }
            rows[place] = row;
            return;
        }
        slots[place] = slot;
        rows[place] = row;
        size++;
    }

    /// @throws IllegalArgumentException if there is no such slot
    int row(int slot) {
        int place = slot < 0 ? 0 : place(slot);
        if (slot < 0 || slots[place] != slot) {
            throw new IllegalArgumentException("The gallery has no slot " + slot);
        }
        return rows[place];
    }

    private int place(int slot) {
        int mask = slots.length - 1;
        // Labels often come in runs: the multiplication spreads them.
        int place = (slot * 0x9E3779B9 >>> 3) & mask;
        while (slots[place] != slot && slots[place] != NONE) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        int[] oldSlots = slots;
        int[] oldRows = rows;
        slots = empty(2 * oldSlots.length);
        rows = new int[2 * oldSlots.length];
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != NONE) {
                int place = place(oldSlots[i]);
                slots[place] = oldSlots[i];
                rows[place] = oldRows[i];
            }
        }
    }

    private static int[] empty(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }
}

package org.stillmatch.casework.live;

import java.util.Arrays;

/// From the id of an image to its slot: an open hash table of slots, whose ids lie elsewhere.
final class ImageIndex {
    private static final int EMPTY = -1;
    private static final int GONE = -2;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private int[] table = empty(64);
    private int used;

    void put(int slot, long[] high, long[] low) {
        if (2 * (used + 1) > table.length) {
            grow(high, low);
        }
        int at = start(high[slot], low[slot]);
        while (table[at] >= 0) {
            at = at + 1 & table.length - 1;
        }
        used += table[at] == EMPTY ? 1 : 0;
        table[at] = slot;
    }

    int find(long h, long l, long[] high, long[] low) {
        for (int at = start(h, l); table[at] != EMPTY; at = at + 1 & table.length - 1) {
            int slot = table[at];
            if (slot >= 0 && high[slot] == h && low[slot] == l) {
                return slot;
            }
        }
        return HeldImages.NONE;
    }

    void remove(int slot, long[] high, long[] low) {
        int at = start(high[slot], low[slot]);
        while (table[at] != slot) {
            if (table[at] == EMPTY) {
                return;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = GONE;
    }

    private void grow(long[] high, long[] low) {
        int[] old = table;
        table = empty(2 * old.length);
        used = 0;
        for (int slot : old) {
            if (slot >= 0) {
                put(slot, high, low);
            }
        }
    }

    private int start(long h, long l) {
        return (int) ((h ^ Long.rotateLeft(l, 29)) * SPREAD >>> Long.numberOfLeadingZeros(table.length - 1));
    }

    private static int[] empty(int length) {
        int[] none = new int[length];
        Arrays.fill(none, EMPTY);
        return none;
    }
}

package org.stillmatch.casework.gallery;

import java.util.Arrays;

/// Where the enrolment of each slot lies, and its group: 12 bytes a slot.
///
/// Several threads may fill different slots at once. Who reads has to have learnt of the slot from somebody who
/// synchronised with its writer.
final class Slots {
    private static final int CHUNK = 1 << 16;

    private final long[][] positions = new long[1 << 15][];
    private final int[][] groups = new int[1 << 15][];

    void put(int slot, int group, long position) {
        chunk(slot);
        positions[slot / CHUNK][slot % CHUNK] = position;
        groups[slot / CHUNK][slot % CHUNK] = group;
    }

    void move(int slot, long position) {
        put(slot, group(slot), position);
    }

    /// [Position#UNKNOWN] if the slot was never seen.
    long position(int slot) {
        long[] here = positions[slot / CHUNK];
        return here == null ? Position.UNKNOWN : here[slot % CHUNK];
    }

    /// [Head#NONE] if it is not known.
    int group(int slot) {
        int[] here = groups[slot / CHUNK];
        return here == null ? Head.NONE : here[slot % CHUNK];
    }

    private void chunk(int slot) {
        if (groups[slot / CHUNK] == null) {
            make(slot / CHUNK);
        }
    }

    private synchronized void make(int chunk) {
        if (groups[chunk] == null) {
            int[] none = new int[CHUNK];
            Arrays.fill(none, Head.NONE);
            positions[chunk] = new long[CHUNK];
            groups[chunk] = none;
        }
    }
}

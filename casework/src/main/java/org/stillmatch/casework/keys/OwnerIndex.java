package org.stillmatch.casework.keys;

/// Where each owner's key is: a hash table of numbers, 12 bytes a place, at most two thirds full.
final class OwnerIndex {
    static final int ABSENT = -1;
    static final int ERASED = -2;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// An owner plus one; 0 where a place is free.
    private long[] owners;
    private int[] places;
    private int taken;

    OwnerIndex(long expected) {
        int size = Math.max(16, Integer.highestOneBit(Math.toIntExact(expected + expected / 2)) << 1);
        owners = new long[size];
        places = new int[size];
    }

    /// A place in the pages, or [#ABSENT] or [#ERASED].
    int get(long owner) {
        int at = at(owner);
        return owners[at] == 0 ? ABSENT : places[at];
    }

    void put(long owner, int place) {
        int at = at(owner);
        if (owners[at] == 0) {
            if (taken >= owners.length / 3 * 2) {
                grow();
                at = at(owner);
            }
            owners[at] = owner + 1;
            taken++;
        }
        places[at] = place;
    }

    private int at(long owner) {
        int mask = owners.length - 1;
        int at = (int) ((owner * GOLDEN) >>> (64 - Integer.numberOfTrailingZeros(owners.length)));
        while (owners[at] != 0 && owners[at] != owner + 1) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = owners;
        int[] placesBefore = places;
        owners = new long[before.length * 2];
        places = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int at = at(before[i] - 1);
                owners[at] = before[i];
                places[at] = placesBefore[i];
            }
        }
    }
}

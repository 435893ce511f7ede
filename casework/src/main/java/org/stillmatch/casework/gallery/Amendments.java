package org.stillmatch.casework.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the amendments lie, each with the one before it of the same slot, so that the state at any operation can be
/// told.
final class Amendments {
    private static final int NOTHING = -1;

    private final Map<Integer, Integer> lastOfSlot = new HashMap<>();
    private long[] operations = new long[16];
    private long[] positions = new long[16];
    private int[] before = new int[16];
    private int count;

    /// Notes an amendment; they come in the order of their operations.
    synchronized void add(long operation, int slot, long position) {
        if (count == operations.length) {
            operations = Arrays.copyOf(operations, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        operations[count] = operation;
        positions[count] = position;
        Integer earlier = lastOfSlot.put(slot, count);
        before[count] = earlier == null ? NOTHING : earlier;
        count++;
    }

    /// Where the last amendment of a slot before an operation lies; [Position#UNKNOWN] if there is none.
    synchronized long last(int slot, long operation) {
        int at = lastOfSlot.getOrDefault(slot, NOTHING);
        while (at != NOTHING && operations[at] >= operation) {
            at = before[at];
        }
        return at == NOTHING ? Position.UNKNOWN : positions[at];
    }

    synchronized void move(long operation, long position) {
        int at = Arrays.binarySearch(operations, 0, count, operation);
        if (at >= 0) {
            positions[at] = position;
        }
    }

    /// Where all amendments of a slot lie.
    synchronized List<Long> all(int slot) {
        List<Long> all = new ArrayList<>();
        for (int at = lastOfSlot.getOrDefault(slot, NOTHING); at != NOTHING; at = before[at]) {
            all.add(positions[at]);
        }
        return all;
    }

    /// The slots that were ever amended, ascending.
    synchronized List<Integer> slots() {
        return lastOfSlot.keySet().stream().sorted().toList();
    }
}

package org.stillmatch.search.match;

import java.util.Arrays;

/// Numbers whole numbers from 0 in the order of their first appearance; an open hash table without objects.
final class IntNumbers {
    private static final int SPREAD = 0x9e3779b9;

    private final int[] keys;
    private final int[] numbers;
    private int size;

    /// @param most different keys that will come
    IntNumbers(int most) {
        int slots = Math.max(16, Integer.highestOneBit(Math.max(1, most)) * 4);
        keys = new int[slots];
        numbers = new int[slots];
        Arrays.fill(numbers, -1);
    }

    int size() {
        return size;
    }

    /// The number of a key, a new one if it is new.
    int number(int key) {
        int at = find(key);
        if (numbers[at] < 0) {
            keys[at] = key;
            numbers[at] = size++;
        }
        return numbers[at];
    }

    private int find(int key) {
        int at = key * SPREAD >>> Integer.numberOfLeadingZeros(keys.length - 1);
        while (numbers[at] >= 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }
}

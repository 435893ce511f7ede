package org.stillmatch.casework.keys;

import java.util.Arrays;

/// The key that seals the wraps, and its number: with every erasure there is a new one.
final class Master {
    private final long number;
    private final byte[] key;

    Master(long number, byte[] key) {
        this.number = number;
        this.key = key;
    }

    long number() {
        return number;
    }

    /// The key itself, not a copy.
    byte[] key() {
        return key;
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
    }
}

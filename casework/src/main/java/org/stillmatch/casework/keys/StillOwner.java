package org.stillmatch.casework.keys;

import java.security.SecureRandom;
import java.util.function.LongPredicate;

/// Numbers for the owners of stills' keys, above those of all subjects.
public final class StillOwner {
    private static final long FIRST = 1L << 32;

    /// Above 2^53 a number would not be the same to every reader of JSON.
    private static final long BOUND = 1L << 53;

    private StillOwner() {}

    /// A number that nobody has or had.
    ///
    /// @param taken whether somebody has or had it
    public static long fresh(SecureRandom random, LongPredicate taken) {
        long owner;
        do {
            owner = random.nextLong(FIRST, BOUND);
        } while (taken.test(owner));
        return owner;
    }
}

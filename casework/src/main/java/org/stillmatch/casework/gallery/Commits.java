package org.stillmatch.casework.gallery;

import java.util.Arrays;

/// Where the commits lie, by the operation that each was made before.
final class Commits {
    private long[] operations = new long[16];
    private long[] positions = new long[16];
    private int count;

    /// Notes a commit; they come in order, and of the two copies of one the first whole one counts.
    synchronized void add(long operation, long position) {
        if (count > 0 && operations[count - 1] == operation) {
            return;
        }
        if (count == operations.length) {
            operations = Arrays.copyOf(operations, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
        }
        operations[count] = operation;
        positions[count] = position;
        count++;
    }

    /// The operation before which the last was made, which is how many operations are acknowledged.
    synchronized long last() {
        return count == 0 ? 0 : operations[count - 1];
    }

    /// [Position#UNKNOWN] if no commit was made before that operation.
    synchronized long position(long operation) {
        int at = Arrays.binarySearch(operations, 0, count, operation);
        return at < 0 ? Position.UNKNOWN : positions[at];
    }

    synchronized void move(long operation, long position) {
        int at = Arrays.binarySearch(operations, 0, count, operation);
        if (at >= 0) {
            positions[at] = position;
        }
    }
}

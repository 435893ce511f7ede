package org.stillmatch.casework.person;

import java.util.UUID;

/// Two stills, in the order of their ids, which is the database's.
public record Pair(UUID a, UUID b) implements Comparable<Pair> {
    /// @throws IllegalArgumentException if they are one, or out of order
    public Pair {
        if (a.toString().compareTo(b.toString()) >= 0) {
            throw new IllegalArgumentException("A pair is of two stills in order, not " + a + " and " + b);
        }
    }

    /// @throws IllegalArgumentException if they are one
    public static Pair of(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    @Override
    public int compareTo(Pair other) {
        return (a.toString() + b).compareTo(other.a.toString() + other.b);
    }
}

package org.stillmatch.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theGreatestAreKeptInOrderAndTheFirstOfEqualOnes() {
        Nearest nearest = new Nearest(3);
        nearest.add(1, .5f);
        nearest.add(2, .9f);
        nearest.add(3, .5f);
        nearest.add(4, .7f);
        nearest.add(5, .5f);

        assertArrayEquals(new int[] {2, 4, 1}, nearest.ids());
        assertEquals(.5f, nearest.bar());
    }

    @Test
    void twoHalvesMakeAWhole() {
        Nearest one = new Nearest(2);
        Nearest other = new Nearest(2);
        one.add(1, .5f);
        other.add(2, .9f);
        other.add(3, .6f);
        one.addAll(other);

        assertArrayEquals(new int[] {2, 3}, one.ids());
    }
}

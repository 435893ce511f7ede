package org.stillmatch.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> done = new ArrayList<>();

    private Lap lap(String name, double seconds) {
        return () -> {
            done.add(name);
            return seconds + done.size();
        };
    }

    @Test
    void lapsTakeTurnsAndTheOrderTurnsRound() throws Exception {
        new Turns().with("a", lap("a", 0)).with("b", lap("b", 0)).run(1, 3);

        assertEquals(List.of("b", "a", "a", "b", "b", "a", "a", "b"), done);
    }

    @Test
    void warmingUpIsNotMeasured() throws Exception {
        Map<String, Samples> samples = new Turns().with("a", lap("a", 0)).run(2, 2);

        assertEquals(3.5, samples.getOrDefault("a", new Samples(0)).median());
    }

    @Test
    void twoLapsOfOneNameAreRefused() {
        Turns turns = new Turns().with("a", lap("a", 0));

        assertThrows(IllegalArgumentException.class, () -> turns.with("a", lap("a", 1)));
    }
}

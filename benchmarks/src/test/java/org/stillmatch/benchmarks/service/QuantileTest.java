package org.stillmatch.benchmarks.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void theP95OfAHundredIsTheNinetyFifth() {
        double[] seconds =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        Quantile p95 = Quantile.of(seconds, .95);

        assertEquals(95, p95.value());
        assertTrue(p95.low() < 95 && p95.high() > 95, p95.toString());
    }

    @Test
    void whatDoesNotVaryHasNoInterval() {
        assertEquals(new Quantile(2, 2, 2), Quantile.of(new double[] {2, 2, 2}, .5));
    }
}

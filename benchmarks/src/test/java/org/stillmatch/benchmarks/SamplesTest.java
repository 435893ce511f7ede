package org.stillmatch.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMedianIsTheMiddleOneOrBetweenTheTwoInTheMiddle() {
        assertEquals(2, new Samples(9, 1, 2).median());
        assertEquals(3, new Samples(9, 1, 2, 4).median());
    }

    @Test
    void theBestIsTheLeast() {
        assertEquals(1, new Samples(9, 1, 2).best());
    }

    @Test
    void aQuantileIsTheSampleThatAShareDoesNotExceed() {
        Samples hundred = new Samples(
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());

        assertEquals(50, hundred.quantile(.5));
        assertEquals(99, hundred.quantile(.99));
        assertEquals(100, hundred.quantile(1));
    }

    @Test
    void aRatioIsThatOfTheMediansAndItsIntervalHoldsIt() {
        Ratio ratio = new Samples(10, 12, 100).over(new Samples(4, 6, 5));

        assertEquals(12.0 / 5, ratio.value());
        assertTrue(ratio.low() <= ratio.value() && ratio.value() <= ratio.high(), ratio.toString());
    }

    @Test
    void samplesThatWereNotMeasuredInTurnsDoNotPair() {
        assertThrows(IllegalArgumentException.class, () -> new Samples(1).over(new Samples(1, 2)));
    }

    @Test
    void nothingMeasuredIsNoSample() {
        assertThrows(IllegalArgumentException.class, Samples::new);
    }
}

package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.template.PackId;

class MeasuredPairsTest {
    private static final PackId DEFAULT =
            new PackId("5a254d5f5580ca253969e3147026a1165369c6c8bb94f316c881e16f622c2906");
    private final MeasuredPairs measured = new MeasuredPairs.Shipped();

    @Test
    void aPackThatNobodyMeasuredHasNone() {
        assertEquals(Optional.empty(), measured.of(new PackId("0".repeat(64))));
    }

    /// As docs/linking.md has it.
    @Test
    void theThresholdsAreThoseOfTheGuide() {
        PairTail tail = measured.of(DEFAULT).orElseThrow();

        assertEquals(
                ".640 .646 .676 .710",
                String.format(
                                Locale.ROOT,
                                "%.3f %.3f %.3f %.3f",
                                tail.threshold(3000, 1),
                                tail.threshold(10_000, 1),
                                tail.threshold(30_000, 1),
                                tail.threshold(100_000, 1))
                        .replace("0.", "."));
        assertTrue(tail.threshold(10, 100) >= .64);
    }
}

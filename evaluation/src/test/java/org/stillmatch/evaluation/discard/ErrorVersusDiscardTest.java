package org.stillmatch.evaluation.discard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillmatch.evaluation.outcome.PairScore;

class ErrorVersusDiscardTest {
    private static Discardable trial(double quality, boolean error) {
        return new Discardable(OptionalDouble.of(quality), error);
    }

    /// Ten trials, errors at the worst and the third worst. Error 2/10, then 1/9, 1/8, 0.
    /// Area to .2: .1 · 2/10 + .1 · 1/9. Best: .1 · 2/10 + .1 · 1/9 as well, random .2 · 2/10.
    @Test
    void tenTrialsWorkedByHand() {
        List<Discardable> trials = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            trials.add(trial(i, i == 0 || i == 2));
        }
        ErrorVersusDiscard curve = ErrorVersusDiscard.of("sharpness", trials);
        assertEquals(new DiscardPoint(0, 0.2), curve.points().get(0));
        assertEquals(new DiscardPoint(0.1, 1.0 / 9), curve.points().get(1));
        assertEquals(new DiscardPoint(0.2, 1.0 / 8), curve.points().get(2));
        assertEquals(new DiscardPoint(0.3, 0), curve.points().get(3));
        assertEquals(0.02 + 0.1 / 9, curve.area(), 1e-12);
        assertEquals(0.04, curve.areaAtRandom(), 1e-12);
        assertEquals(0.02 + 0.1 / 9, curve.areaAtBest(), 1e-12);
    }

    @Test
    void equalQualityIsDiscardedTogetherAndTheUnassessedFirst() {
        List<Discardable> trials = List.of(
                new Discardable(OptionalDouble.empty(), true), trial(1, true), trial(1, false), trial(2, false));
        assertEquals(
                List.of(
                        new DiscardPoint(0, 0.5),
                        new DiscardPoint(0.25, 1.0 / 3),
                        new DiscardPoint(0.75, 0),
                        new DiscardPoint(1, 0)),
                ErrorVersusDiscard.of("size", trials).points());
    }

    @Test
    void aMeasureThatKnowsBeatsOneThatGuesses() {
        Random random = new Random(8);
        List<Discardable> knows = new ArrayList<>();
        List<Discardable> guesses = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            double truth = random.nextDouble();
            boolean error = random.nextDouble() > truth;
            knows.add(trial(truth, error));
            guesses.add(trial(random.nextDouble(), error));
        }
        ErrorVersusDiscard good = ErrorVersusDiscard.of("knows", knows);
        ErrorVersusDiscard poor = ErrorVersusDiscard.of("guesses", guesses);
        assertTrue(good.areaAtBest() < good.area() && good.area() < 0.95 * good.areaAtRandom());
        assertEquals(poor.areaAtRandom(), poor.area(), 0.05 * poor.areaAtRandom());
    }

    @Test
    void aPairIsAsGoodAsItsWorseSideAndAFailureIsAnError() {
        List<PairScore> pairs = List.of(
                PairScore.compared("a", "b", true, 0, 0.6),
                PairScore.failed("a", "c", true, 0, "no face"),
                PairScore.compared("a", "d", false, 0, 0.9));
        assertEquals(
                List.of(trial(2, false), new Discardable(OptionalDouble.empty(), true)),
                DiscardTrials.ofPairs(pairs, Map.of("a", 5.0, "b", 2.0), 0.6));
    }

    @Test
    void nothingToDiscardIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ErrorVersusDiscard.of("size", List.of()));
    }
}

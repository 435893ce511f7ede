package org.stillmatch.evaluation.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.outcome.Comparison;
import org.stillmatch.evaluation.outcome.PairScore;

class VerificationTest {
    private static final UnaryOperator<String> ITSELF = UnaryOperator.identity();

    private static PairScore mated(double score) {
        return PairScore.compared("a", "b", true, 0, score);
    }

    private static PairScore nonMated(double score) {
        return PairScore.compared("a", "c", false, 0, score);
    }

    private static VerificationFindings findings(List<PairScore> pairs) {
        return new Verification(pairs, ITSELF).findings(new Bootstrap(new Random(1), 100));
    }

    /// Mated .9 .8 .4, non-mated .7 .4 .1. Of nine comparisons of a mated with a non-mated one the mated
    /// wins .9: 3, .8: 3, .4: 1 and a half for the tie = 7.5 / 9.
    @Test
    void threeAgainstThreeWorkedByHand() {
        List<PairScore> pairs =
                List.of(mated(0.9), mated(0.8), mated(0.4), nonMated(0.7), nonMated(0.4), nonMated(0.1));
        VerificationFindings found = findings(pairs);
        assertEquals(
                List.of(
                        new RocPoint(0.9, 0, 1.0 / 3),
                        new RocPoint(0.8, 0, 2.0 / 3),
                        new RocPoint(0.7, 1.0 / 3, 2.0 / 3),
                        new RocPoint(0.4, 2.0 / 3, 1),
                        new RocPoint(0.1, 1, 1)),
                found.roc());
        assertEquals(7.5 / 9, found.area().orElseThrow().value(), 1e-12);
        // At .7 a third of both kinds err.
        assertEquals(1.0 / 3, found.equalError().orElseThrow().value(), 1e-12);
    }

    /// Between (FAR 0, FRR 1/2) and (FAR 1/2, FRR 0) the line crosses at 1/4.
    @Test
    void equalErrorIsReadFromTheLineBetweenTwoPoints() {
        List<PairScore> pairs = List.of(mated(0.9), mated(0.5), nonMated(0.5), nonMated(0.1));
        assertEquals(0.25, findings(pairs).equalError().orElseThrow().value(), 1e-12);
    }

    @Test
    void aFailedMatedPairIsAMissAtEveryThreshold() {
        List<PairScore> pairs =
                List.of(mated(0.9), PairScore.failed("a", "b", true, 0, "no face"), nonMated(0.5), nonMated(0.1));
        VerificationFindings found = findings(pairs);
        assertEquals(0.5, found.roc().getLast().trueAccepts());
        assertEquals(1, found.failures().mated());
        assertEquals(1, found.failures().byReason().get("no face"));
        // The failed one loses against both: 2 of 4.
        assertEquals(0.5, found.area().orElseThrow().value(), 1e-12);
    }

    @Test
    void whereMostFailTheErrorsNeverMeet() {
        PairScore failed = PairScore.failed("a", "b", true, 0, "no face");
        List<PairScore> pairs = List.of(
                mated(0.9), failed, failed, failed, nonMated(0.5), PairScore.failed("a", "c", false, 0, "no face"));
        assertTrue(findings(pairs).equalError().isEmpty());
    }

    /// 1,000 non-mated scores 0.000 .. 0.999: FAR 1e-3 allows one, so the threshold lies just above .998.
    @Test
    void theThresholdIsTheSmallestThatKeepsTheAllowance() {
        List<PairScore> pairs = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            pairs.add(nonMated(i / 1_000.0));
        }
        pairs.add(mated(0.998));
        pairs.add(mated(0.9985));
        VerificationFindings found = findings(pairs);
        Measurement.Measured<?> measured =
                assertInstanceOf(Measurement.Measured.class, found.acceptances().getFirst());
        Acceptance at = assertInstanceOf(Acceptance.class, measured.value());
        assertEquals(Math.nextUp(0.998), at.threshold());
        assertEquals(0.001, at.falseAccepts());
        assertEquals(0.5, at.trueAccepts().value());
        assertInstanceOf(Measurement.NotMeasurable.class, found.acceptances().get(1));
    }

    /// Fold 2 (mated .9, non-mated .35) gives the threshold .625, which misses the mated .5 of fold 1: 1/2.
    /// Fold 1 (mated .5, non-mated .1) gives .3, which accepts the non-mated .35 of fold 2: 1/2.
    @Test
    void foldsAreJudgedWithTheThresholdOfTheOthers() {
        List<PairScore> pairs = List.of(
                PairScore.compared("a", "b", true, 1, 0.5),
                PairScore.compared("c", "d", false, 1, 0.1),
                PairScore.compared("e", "f", true, 2, 0.9),
                PairScore.compared("g", "h", false, 2, 0.35));
        CrossValidation folds = findings(pairs).folds().orElseThrow();
        assertEquals(
                List.of(
                        new FoldAccuracy(1, 0.35 + (0.9 - 0.35) / 2, 0.5),
                        new FoldAccuracy(2, 0.1 + (0.5 - 0.1) / 2, 0.5)),
                folds.folds());
        assertEquals(0.5, folds.mean().value());
        assertEquals(0, folds.standardError());
    }

    /// Accuracies 1 and 1/2: mean .75, s = .35355, s/√2 = .25.
    @Test
    void theStandardErrorIsThatOfTheMeanOverFolds() {
        double error = CrossValidation.standardError(List.of(new FoldAccuracy(0, 0, 1), new FoldAccuracy(1, 0, 0.5)));
        assertEquals(0.25, error, 1e-12);
    }

    @Test
    void aFailedNonMatedPairIsRightAsANonMatchAndWrongWhenFailuresAreWrong() {
        List<PairScore> pairs = List.of(
                PairScore.compared("a", "b", true, 1, 0.9),
                PairScore.failed("c", "d", false, 1, "no face"),
                PairScore.compared("e", "f", true, 2, 0.9),
                PairScore.compared("g", "h", false, 2, 0.1));
        CrossValidation folds = findings(pairs).folds().orElseThrow();
        assertEquals(1, folds.mean().value());
        assertEquals(0.75, folds.failuresWrong());
    }

    @Test
    void theFoldsThresholdIsNeverBeatenByAnyOther() {
        Random random = new Random(17);
        for (int round = 0; round < 50; round++) {
            List<PairScore> pairs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                boolean same = random.nextBoolean();
                double score = Math.rint((random.nextGaussian() + (same ? 1 : 0)) * 5) / 10;
                pairs.add(PairScore.compared("l" + i, "r" + i, same, i % 4, score));
            }
            SortedPairs sorted = new SortedPairs(pairs, ITSELF);
            for (FoldAccuracy fold : new Folds(sorted, false).accuracies(sorted.subjects.once())) {
                List<PairScore> others =
                        pairs.stream().filter(p -> p.fold() != fold.fold()).toList();
                long chosen = right(others, fold.threshold());
                for (double t = -3; t <= 3; t += 0.025) {
                    assertTrue(chosen >= right(others, t), "threshold " + t + " beats " + fold);
                }
                List<PairScore> own =
                        pairs.stream().filter(p -> p.fold() == fold.fold()).toList();
                assertEquals((double) right(own, fold.threshold()) / own.size(), fold.accuracy(), 1e-12);
            }
        }
    }

    @Test
    void theCurveNeverFallsAndEqualsPlainCounting() {
        Random random = new Random(23);
        List<PairScore> pairs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean same = random.nextInt(3) == 0;
            pairs.add(
                    random.nextInt(20) == 0
                            ? PairScore.failed("l" + i, "r" + i, same, 0, "no face")
                            : PairScore.compared(
                                    "l" + i,
                                    "r" + i,
                                    same,
                                    0,
                                    Math.rint((random.nextGaussian() + (same ? 1 : 0)) * 20) / 20));
        }
        RocPoint last = new RocPoint(Double.MAX_VALUE, 0, 0);
        for (RocPoint point : new Verification(pairs, ITSELF).roc()) {
            assertTrue(point.threshold() < last.threshold());
            assertTrue(point.falseAccepts() >= last.falseAccepts() && point.trueAccepts() >= last.trueAccepts());
            assertEquals(share(pairs, true, point.threshold()), point.trueAccepts(), 1e-12);
            assertEquals(share(pairs, false, point.threshold()), point.falseAccepts(), 1e-12);
            last = point;
        }
    }

    @Test
    void picturesLinkedByMatedPairsAreOneSubject() {
        List<PairScore> pairs = List.of(
                PairScore.compared("a1", "a2", true, 0, 1),
                PairScore.compared("a2", "a3", true, 0, 1),
                PairScore.compared("a1", "b1", false, 0, 0));
        LinkedPictures subjects = new LinkedPictures(pairs);
        assertEquals(subjects.apply("a1"), subjects.apply("a3"));
        assertEquals("b1", subjects.apply("b1"));
        assertEquals(
                2,
                new Verification(pairs, subjects)
                        .findings(new Bootstrap(new Random(1), 100))
                        .subjects());
    }

    @Test
    void aScoreThatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> mated(Double.NaN));
    }

    private static long right(List<PairScore> pairs, double threshold) {
        return pairs.stream().filter(p -> p.same() == accepts(p, threshold)).count();
    }

    private static double share(List<PairScore> pairs, boolean same, double threshold) {
        List<PairScore> kind = pairs.stream().filter(p -> p.same() == same).toList();
        return (double) kind.stream().filter(p -> accepts(p, threshold)).count() / kind.size();
    }

    private static boolean accepts(PairScore pair, double threshold) {
        return pair.comparison() instanceof Comparison.Compared(double s) && s >= threshold;
    }
}

package org.stillmatch.evaluation.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static Subjects people(int n) {
        return Subjects.of(List.of(IntStream.range(0, n).mapToObj(i -> "s" + i).toList()));
    }

    /// The share of hits, each subject having `hits[i]` of `trials` equal trials.
    private static Statistic share(int[] hits, int trials) {
        return weights -> {
            long total = 0;
            long found = 0;
            for (int i = 0; i < hits.length; i++) {
                total += (long) weights[i] * trials;
                found += (long) weights[i] * hits[i];
            }
            return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / total);
        };
    }

    /// 40 subjects, each with its own chance of success drawn from .3 to .9: the true mean is .6. Of 300
    /// such samples 95 % should have an interval that holds it; a percentile interval of 40 runs a little short.
    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTruth() {
        Random random = new Random(11);
        Subjects subjects = people(40);
        int held = 0;
        for (int sample = 0; sample < 300; sample++) {
            int[] hits = new int[40];
            for (int s = 0; s < hits.length; s++) {
                double chance = 0.3 + 0.6 * random.nextDouble();
                for (int t = 0; t < 5; t++) {
                    hits[s] += random.nextDouble() < chance ? 1 : 0;
                }
            }
            Interval interval = new Bootstrap(random, 400)
                    .intervals(subjects, List.of(share(hits, 5)))
                    .getFirst()
                    .orElseThrow();
            held += interval.contains(0.6) ? 1 : 0;
        }
        assertTrue(held >= 270 && held <= 297, held + " of 300");
    }

    /// Ten pictures of one person are one piece of evidence: with all-or-nothing subjects the interval is
    /// as wide as for 50 coin throws (±.139), not for 500 (±.044).
    @Test
    void picturesOfOnePersonDoNotNarrowTheInterval() {
        int[] hits = IntStream.range(0, 50).map(i -> i % 2 == 0 ? 10 : 0).toArray();
        Interval interval = new Bootstrap(new Random(3), 2_000)
                .intervals(people(50), List.of(share(hits, 10)))
                .getFirst()
                .orElseThrow();
        assertEquals(0.277, interval.high() - interval.low(), 0.03);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        int[] hits = IntStream.range(0, 30).map(i -> i % 3).toArray();
        List<Statistic> statistics = List.of(share(hits, 2));
        assertEquals(
                new Bootstrap(new Random(5), 500).intervals(people(30), statistics),
                new Bootstrap(new Random(5), 500).intervals(people(30), statistics));
    }

    @Test
    void nineSubjectsGetNoInterval() {
        int[] hits = new int[] {1, 0, 1, 0, 1, 0, 1, 0, 1};
        Estimate estimate = new Bootstrap(new Random(1), 100)
                .shares(people(9), List.of(new Share(share(hits, 1), 9)))
                .getFirst()
                .orElseThrow();
        assertEquals(5.0 / 9, estimate.value());
        assertEquals(Optional.empty(), estimate.interval());
    }

    @Test
    void aShareOfOneIsNotCertain() {
        int[] hits = IntStream.range(0, 20).map(i -> 1).toArray();
        Estimate estimate = new Bootstrap(new Random(1), 100)
                .shares(people(20), List.of(new Share(share(hits, 1), 20)))
                .getFirst()
                .orElseThrow();
        Interval interval = estimate.interval().orElseThrow();
        assertEquals(Interval.Method.WILSON_OVER_SUBJECTS, interval.method());
        assertEquals(20 / (20 + 3.841459), interval.low(), 1e-6);
        assertEquals(1, interval.high());
    }

    /// The other run finds one more of four pictures of every subject: the difference is the same in each
    /// resample, although both shares vary widely.
    @Test
    void aPairedDifferenceIsNarrowWhereBothRunsShareTheirHardSubjects() {
        int[] plain = IntStream.range(0, 30).map(i -> i % 4).toArray();
        int[] other = IntStream.range(0, 30).map(i -> i % 4 + 1).toArray();
        Difference difference =
                new Bootstrap(new Random(9), 500).difference(people(30), share(plain, 4), share(other, 4));
        assertEquals(0.25, difference.estimate().value(), 1e-12);
        assertEquals(0.25, difference.estimate().interval().orElseThrow().low(), 1e-12);
        assertTrue(difference.isClear());
        assertEquals(1, difference.shareAbove());
        Difference none = new Bootstrap(new Random(9), 500).difference(people(30), share(plain, 4), share(plain, 4));
        assertFalse(none.isClear());
    }

    /// Mated people only in the first role, non-mated only in the second: each draw keeps both numbers.
    @Test
    void rolesAreDrawnApart() {
        Subjects subjects = Subjects.of(List.of(
                List.of("a", "b", "c"),
                IntStream.range(0, 12).mapToObj(i -> "n" + i).toList()));
        Statistic ofFirstRole = w -> OptionalDouble.of(w[0] + w[1] + w[2]);
        Interval interval = new Bootstrap(new Random(2), 200)
                .intervals(subjects, Collections.singletonList(ofFirstRole))
                .getFirst()
                .orElseThrow();
        assertEquals(3, interval.low());
        assertEquals(3, interval.high());
    }
}

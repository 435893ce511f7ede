package org.stillmatch.casework.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.evaluation.tail.NonMatedTail;

class RepeatThresholdTest {
    private static final double FPIR = 0.05;
    private static final int SUBJECTS = 200;

    private static SearchPolicy policy(double threshold) {
        return new SearchPolicy(
                new UUID(1, 1),
                3,
                "in force",
                new UUID(1, 2),
                FPIR,
                threshold,
                "",
                new PolicyTerms(10, Optional.empty(), List.of(new Level(1, "x", Set.of())), 24, Set.of(), 0, 28, 90),
                "",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The best of so many comparisons with strangers, each of which scores as a bell curve has it.
    private static double best(Random random, int subjects) {
        double best = -1;
        for (int i = 0; i < subjects; i++) {
            best = Math.max(best, 0.1 + 0.08 * random.nextGaussian());
        }
        return best;
    }

    private static NonMatedTail tail() {
        Random random = new Random(5);
        double[] top =
                DoubleStream.generate(() -> best(random, SUBJECTS)).limit(4_000).toArray();
        return NonMatedTail.fit(top, 0, SUBJECTS, random);
    }

    @Test
    void allRunsTogetherGiveNoMoreFalseLeadsThanThePolicyAllows() {
        NonMatedTail tail = tail();
        int[] enrolled = {20, 100, 400, 40, 200, 60, 800, 100, 20, 300};
        int stills = 2_000;
        Random random = new Random(6);
        int wrong = 0;
        int wrongUncorrected = 0;
        for (int still = 0; still < stills; still++) {
            boolean lead = false;
            boolean uncorrected = false;
            for (int count : enrolled) {
                double best = best(random, count);
                lead |= best
                        >= RepeatThreshold.of(policy(-1), tail, enrolled.length, count)
                                .value();
                uncorrected |=
                        best >= RepeatThreshold.of(policy(-1), tail, 1, count).value();
            }
            wrong += lead ? 1 : 0;
            wrongUncorrected += uncorrected ? 1 : 0;
        }
        double share = (double) wrong / stills;
        // Four standard errors of a share of .05 among so many stills.
        assertTrue(share <= FPIR + 0.02, "a share of " + share);
        assertTrue(share >= FPIR / 4, "so careful that nothing would be found: " + share);
        assertTrue((double) wrongUncorrected / stills > 4 * FPIR, "without the correction it would be far more");
    }

    @Test
    void theMorePeopleAreComparedTheHigherItIs() {
        NonMatedTail tail = tail();

        assertTrue(RepeatThreshold.of(policy(-1), tail, 10, 1000).value()
                > RepeatThreshold.of(policy(-1), tail, 10, 100).value());
        assertTrue(RepeatThreshold.of(policy(-1), tail, 20, 100).value()
                > RepeatThreshold.of(policy(-1), tail, 10, 100).value());
    }

    @Test
    void itIsNeverLowerThanThePolicysOwn() {
        assertEquals(0.9, RepeatThreshold.of(policy(0.9), tail(), 10, 5).value());
    }
}

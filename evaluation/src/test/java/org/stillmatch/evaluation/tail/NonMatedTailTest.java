package org.stillmatch.evaluation.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NonMatedTailTest {
    private static final int GALLERY = 4_000;

    /// The top of `GALLERY` standard normal scores, drawn by inverting F^N.
    private static double[] normalMaxima(int searches, long seed) {
        Random random = new Random(seed);
        double[] tops = new double[searches];
        Arrays.setAll(tops, i -> normalQuantile(-Math.expm1(Math.log(1 - random.nextDouble()) / GALLERY)));
        return tops;
    }

    /// The true threshold in standard deviations for FPIR f at a gallery of n normal scores.
    private static double truth(long n, double f) {
        return normalQuantile(-Math.expm1(Math.log1p(-f) / n));
    }

    /// z with P(Z > z) = upper, by bisection on the tail's continued fraction.
    private static double normalQuantile(double upper) {
        double low = -10;
        double high = 40;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (upperTail(middle) > upper) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double upperTail(double z) {
        if (z < 2) {
            double sum = z;
            double term = z;
            for (int k = 1; k < 200; k++) {
                term *= z * z / (2 * k + 1);
                sum += term;
            }
            return 0.5 - sum * density(z);
        }
        double fraction = 0;
        for (int k = 200; k > 0; k--) {
            fraction = k / (z + fraction);
        }
        return density(z) / (z + fraction);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /// Stated error for 3,000 searches of 4,000 normal scores, in standard deviations of the scores: ±.06 at
    /// FPIR .01 of the measured gallery, −.06 .. +.2 at FPIR .001; at 100,000 −.06 .. +.25 and at a million
    /// −.06 .. +.4, since the tail is taken as heavy as the sample allows, to the safe side.
    @Test
    void recoversTheThresholdsOfNormalScores() {
        for (long seed = 0; seed < 8; seed++) {
            NonMatedTail tail = NonMatedTail.fit(normalMaxima(3_000, seed), 0, GALLERY, new Random(seed));
            assertError(tail, GALLERY, 0.1, -0.05, 0.05);
            assertError(tail, GALLERY, 0.01, -0.06, 0.06);
            assertError(tail, GALLERY, 0.001, -0.06, 0.2);
            assertError(tail, 100_000, 0.01, -0.06, 0.25);
            assertError(tail, 1_000_000, 0.01, -0.06, 0.4);
            // Far below the measured gallery the body of the distribution answers.
            assertError(tail, 400, 0.1, -0.06, 0.06);
            assertTrue(tail.fit().p() > 0.001);
        }
    }

    private static void assertError(NonMatedTail tail, long size, double fpir, double least, double most) {
        double error = tail.threshold(size, fpir).orElseThrow() - truth(size, fpir);
        assertTrue(error >= least && error <= most, size + " at " + fpir + " is off by " + error);
    }

    /// For Gumbel maxima everything is known in closed form: a gallery m times as large shifts them by β ln m.
    @Test
    void recoversGumbelMaximaAcrossSizes() {
        Random random = new Random(4);
        double[] tops = new double[20_000];
        Arrays.setAll(tops, i -> 0.4 - 0.03 * Math.log(-Math.log(random.nextDouble())));
        NonMatedTail tail = NonMatedTail.fit(tops, 0, 1_000, new Random(1));
        double truth = 0.4 + 0.03 * Math.log(250) - 0.03 * Math.log(-Math.log(0.99));
        assertEquals(truth, tail.threshold(250_000, 0.01).orElseThrow(), 0.02);
        assertTrue(tail.fit().p() > 0.005);
    }

    /// Uniform maxima end at 1; with 4,000 of them the shape (−1) is beyond doubt and is used.
    @Test
    void aTailThatEndsIsSeenToEnd() {
        Random random = new Random(6);
        double[] tops = random.doubles(4_000).toArray();
        NonMatedTail tail = NonMatedTail.fit(tops, 0, 1, new Random(1));
        assertTrue(tail.shape() < -0.7);
        assertEquals(0.999, tail.threshold(1, 0.001).orElseThrow(), 0.01);
        assertTrue(tail.threshold(1_000, 0.001).orElseThrow() < 1.05);
    }

    @Test
    void rateAndThresholdUndoEachOther() {
        NonMatedTail tail = NonMatedTail.fit(normalMaxima(1_000, 3), 250, GALLERY, new Random(3));
        for (long size : new long[] {1_000, GALLERY, 1_000_000}) {
            double last = Double.POSITIVE_INFINITY;
            for (double fpir : new double[] {0.001, 0.01, 0.1, 0.3}) {
                double threshold = tail.threshold(size, fpir).orElseThrow();
                assertEquals(fpir, tail.fpir(size, threshold), 1e-9);
                assertTrue(threshold < last);
                last = threshold;
            }
        }
    }

    /// A fifth of the searches is silent, so no threshold can bring FPIR above .8.
    @Test
    void searchesWithoutAScoreLowerTheRate() {
        NonMatedTail tail = NonMatedTail.fit(normalMaxima(1_000, 3), 250, GALLERY, new Random(3));
        assertEquals(0.8, tail.fpir(GALLERY, -10), 1e-9);
        assertTrue(tail.threshold(GALLERY, 0.85).isEmpty());
        assertTrue(tail.threshold(1, 0.01).isEmpty());
    }

    /// A tail in two lumps is no Pareto tail, and the statement says so.
    @Test
    void aPoorFitSaysSo() {
        Random random = new Random(2);
        double[] tops = new double[1_000];
        Arrays.setAll(tops, i -> i < 750 ? random.nextDouble() : (i % 2 == 0 ? 1 : 3) + 0.01 * random.nextDouble());
        NonMatedTail tail = NonMatedTail.fit(tops, 0, GALLERY, new Random(2));
        assertFalse(tail.fit().isAcceptable());
        assertTrue(tail.statement(GALLERY, 0.01).contains("not to be used"));
    }

    @Test
    void survivesJson() throws Exception {
        NonMatedTail tail = NonMatedTail.fit(normalMaxima(200, 3), 5, GALLERY, new Random(3));
        ObjectMapper json = new ObjectMapper();
        assertEquals(tail, json.readValue(json.writeValueAsString(tail), NonMatedTail.class));
    }

    @Test
    void tooFewOrTooEqualScoresAreRefused() {
        double[] few = normalMaxima(99, 1);
        assertThrows(IllegalArgumentException.class, () -> NonMatedTail.fit(few, 0, GALLERY, new Random(1)));
        double[] equal = new double[500];
        assertThrows(IllegalArgumentException.class, () -> NonMatedTail.fit(equal, 0, GALLERY, new Random(1)));
    }
}

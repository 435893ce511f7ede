package org.stillmatch.benchmarks.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// A quantile of measured seconds, with the interval that 95 % of resampled measurements give.
record Quantile(double value, double low, double high) {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1;

    /// @param share that does not exceed it, such as .95
    static Quantile of(double[] seconds, double share) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] resampled = new double[RESAMPLES];
        double[] drawn = new double[seconds.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = seconds[random.nextInt(seconds.length)];
            }
            resampled[i] = at(drawn, share);
        }
        Arrays.sort(resampled);
        return new Quantile(
                at(seconds.clone(), share), resampled[RESAMPLES / 40], resampled[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double at(double[] scratch, double share) {
        Arrays.sort(scratch);
        return scratch[Math.clamp((int) Math.ceil(share * scratch.length) - 1, 0, scratch.length - 1)];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s (%.3f to %.3f)", value, low, high);
    }
}

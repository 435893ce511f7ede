package org.stillmatch.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// Σ a / Σ b over paired measurements, with the interval that 95 % of resampled pairs give.
public record Ratio(double value, double low, double high) {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1;

    /// @param a as many as `b`, at least one, the i-th measured beside the i-th
    static Ratio of(double[] a, double[] b) {
        Random random = new Random(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double above = 0;
            double below = 0;
            for (int j = 0; j < a.length; j++) {
                int pick = random.nextInt(a.length);
                above += a[pick];
                below += b[pick];
            }
            resampled[i] = above / below;
        }
        Arrays.sort(resampled);
        double value = Arrays.stream(a).sum() / Arrays.stream(b).sum();
        return new Ratio(value, resampled[RESAMPLES / 40], resampled[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
    }
}

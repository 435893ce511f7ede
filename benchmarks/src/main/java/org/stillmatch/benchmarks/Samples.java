package org.stillmatch.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Seconds that the same thing took, measured several times.
public final class Samples {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 1;

    private final double[] seconds;

    /// @param seconds at least one
    public Samples(double... seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        this.seconds = seconds.clone();
    }

    public int size() {
        return seconds.length;
    }

    public double best() {
        return Arrays.stream(seconds).min().orElseThrow();
    }

    public double median() {
        return median(seconds.clone());
    }

    /// The sample that a share of the samples does not exceed, such as .99.
    public double quantile(double share) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    /// The median of these over the median of others that were measured in turns with them, with the interval
    /// in which 95 % of resampled rounds lie.
    public Ratio over(Samples others) {
        if (others.seconds.length != seconds.length) {
            throw new IllegalArgumentException(
                    seconds.length + " rounds and " + others.seconds.length + " do not pair");
        }
        Random random = new Random(SEED);
        double[] resampled = new double[RESAMPLES];
        double[] mine = new double[seconds.length];
        double[] theirs = new double[seconds.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < mine.length; j++) {
                int pick = random.nextInt(mine.length);
                mine[j] = seconds[pick];
                theirs[j] = others.seconds[pick];
            }
            resampled[i] = median(mine) / median(theirs);
        }
        Arrays.sort(resampled);
        return new Ratio(
                median() / others.median(), resampled[RESAMPLES / 40], resampled[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double median(double[] scratch) {
        Arrays.sort(scratch);
        int half = scratch.length / 2;
        return scratch.length % 2 == 1 ? scratch[half] : (scratch[half - 1] + scratch[half]) / 2;
    }

    /// For a report: times in seconds.
    public Map<String, Object> summary() {
        return Map.of("median", median(), "best", best(), "worst", quantile(1), "rounds", size());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f ms (best %.2f, %d rounds)", 1e3 * median(), 1e3 * best(), size());
    }
}

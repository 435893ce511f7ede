package org.stillmatch.evaluation.tail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How well a fitted tail describes the scores that it was fitted to.
///
/// The distance is Kolmogorov and Smirnov's. As the tail was fitted to the same scores, its p comes
/// from a parametric bootstrap: samples drawn from the fit and fitted again.
///
/// @param distance largest gap between the fitted and the seen share, 0..1
/// @param p share of drawn samples that fit worse than the real one
/// @param samples how many were drawn
public record GoodnessOfFit(double distance, double p, int samples) {
    private static final double DOUBTFUL = 0.01;

    static GoodnessOfFit of(double[] excesses, Excess fit, int samples, RandomGenerator random) {
        double distance = distance(excesses, fit);
        int worse = 0;
        double[] drawn = new double[excesses.length];
        for (int s = 0; s < samples; s++) {
            Arrays.setAll(drawn, i -> fit.quantile(1 - random.nextDouble()));
            worse += distance(drawn, Excess.fit(fit.share(), drawn)) >= distance ? 1 : 0;
        }
        return new GoodnessOfFit(distance, (worse + 1.0) / (samples + 1), samples);
    }

    /// Whether the fit is not contradicted; this is no proof that it holds beyond the scores seen.
    @JsonIgnore
    public boolean isAcceptable() {
        return p >= DOUBTFUL;
    }

    /// In plain words.
    public String statement() {
        return isAcceptable()
                ? "The fitted tail agrees with the scores seen; whether it holds above them cannot be tested."
                : "The fitted tail does not describe the scores seen; thresholds from it are not to be used.";
    }

    private static double distance(double[] excesses, Excess fit) {
        double[] sorted = excesses.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double below = 1 - fit.above(sorted[i]);
            largest = Math.max(largest, Math.max((i + 1.0) / n - below, below - (double) i / n));
        }
        return largest;
    }
}

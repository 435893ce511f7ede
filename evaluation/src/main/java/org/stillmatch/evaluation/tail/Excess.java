package org.stillmatch.evaluation.tail;

import java.util.Arrays;

/// How far the top score of a search lies above a level, given that it does.
///
/// Single scores above the level are generalised Pareto (Pickands, 1975): one exceeds level + x with
/// S(x) = (1 + shape · x / scale)^(−1/shape), or exp(−x / scale) when the shape is 0. The top of many
/// then exceeds it with 1 − exp(−h · S(x)), where h = −ln(1 − share) makes that `share` at x = 0. Fitted
/// by the first two L-moments (Hosking and Wallis, 1987).
///
/// @param share of the top scores that lie above the level, 0 < share < 1
/// @param scale > 0, in units of the score
/// @param shape below 0 the tail ends somewhere, at 0 it is exponential, above 0 it is heavier
record Excess(double share, double scale, double shape) {
    /// Shapes outside are beyond what two L-moments can tell apart from a broken sample.
    private static final double LEAST_SHAPE = -1.5;

    private static final double MOST_SHAPE = 0.5;

    /// Fits excesses, leaning to thresholds that are too high rather than too low.
    ///
    /// A shape is multiplied by the extrapolation, so it must earn its place. A tail that ends, or thins
    /// out, is taken at the shape nearest to exponential that the sample allows within two standard
    /// errors, √(4/(3n)) each; a heavier one as soon as it is two standard errors away.
    static Excess fit(double share, double[] excesses) {
        double[] moments = moments(excesses);
        double doubt = 2 * Math.sqrt(4.0 / (3 * excesses.length));
        double seen = shape(share, moments[1] / moments[0]);
        double shape = seen < 0 ? Math.min(0, seen + doubt) : seen > doubt ? seen : 0;
        return new Excess(share, moments[0] / unitMoments(share, shape)[0], shape);
    }

    /// The probability that the excess is above x, x ≥ 0.
    double above(double x) {
        return -Math.expm1(-intensity() * single(x)) / share;
    }

    /// The x that is exceeded with probability `above`, 0 < above ≤ 1.
    double quantile(double above) {
        return scale * unitQuantile(-Math.log1p(-share * above) / intensity(), shape);
    }

    private double single(double x) {
        double base = 1 + shape * x / scale;
        return shape == 0 ? Math.exp(-x / scale) : base <= 0 ? 0 : Math.pow(base, -1 / shape);
    }

    private double intensity() {
        return -Math.log1p(-share);
    }

    private static double unitQuantile(double single, double shape) {
        double log = -Math.log(single);
        return Math.abs(shape) < 1e-9 ? log : Math.expm1(shape * log) / shape;
    }

    /// λ₁ and λ₂ of a sample.
    private static double[] moments(double[] excesses) {
        double[] sorted = excesses.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double sum = 0;
        double ranked = 0;
        for (int i = 0; i < n; i++) {
            sum += sorted[i];
            ranked += sorted[i] * i / (n - 1.0);
        }
        return new double[] {sum / n, (2 * ranked - sum) / n};
    }

    /// The shape whose λ₂/λ₁ is the given one; the ratio rises with the shape.
    private static double shape(double share, double ratio) {
        double low = LEAST_SHAPE;
        double high = MOST_SHAPE;
        for (int i = 0; i < 24; i++) {
            double middle = (low + high) / 2;
            double[] moments = unitMoments(share, middle);
            if (moments[1] / moments[0] < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// λ₁ = ∫ x(q) dq and λ₂ = ∫ x(q) (1 − 2q) dq at scale 1, q being the probability above x. Taken by the
    /// midpoint rule in v = −ln q, where the integrand is smooth and gone long before v = 60.
    private static double[] unitMoments(double share, double shape) {
        double step = 0.1;
        double intensity = -Math.log1p(-share);
        double first = 0;
        double second = 0;
        for (int i = 0; i < 600; i++) {
            double q = Math.exp(-(i + 0.5) * step);
            double x = unitQuantile(-Math.log1p(-share * q) / intensity, shape);
            first += x * q * step;
            second += x * (1 - 2 * q) * q * step;
        }
        return new double[] {first, second};
    }
}

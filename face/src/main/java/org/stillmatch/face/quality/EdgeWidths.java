package org.stillmatch.face.quality;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How wide the edges of a face are, by the direction that they run in.
///
/// The width of an edge is its rise divided by its steepest slope: L for an edge smeared by a movement
/// of L pixels across it, √(2π)·σ for a Gaussian blur of σ. It is a quotient of two luma differences,
/// so contrast and brightness fall out. (Measuring blur by the width of edges: Marziliano et al., A
/// No-Reference Perceptual Blur Metric, ICIP 2002; the quotient in place of counted pixels is ours.)
///
/// Edges are the crests of the gradient (Canny's thinning) of the luma smoothed by 1 2 1 in x and y.
/// They are put into eight bins by the direction across them; in each bin the steeper half counts and
/// the median width stands for the bin. A bin has its own threshold, because movement flattens just the
/// edges that tell of it; but slopes under a twelfth of the face's steepest are shading, not edges.
///
/// Features narrower than the blur read too low. On photographs (179 of LFW, blurred on top of what they
/// had) σ was right to a twentieth up to a tenth of the eye distance; sideways movement read 0.75 of its
/// length up to 0.3 eye distances and less beyond, movement up or down a third less again.
final class EdgeWidths {
    private static final int BINS = 8;
    private static final int FEWEST_EDGES_A_BIN = 5;
    private static final int FEWEST_BINS = 3;

    /// Variance in px² that smoothing (½) and central differences (⅓) add to every edge.
    private static final double OWN_VARIANCE = 0.5 + 1.0 / 3;

    /// Slope of a crest in noise of σ = 1 is 0.24 on average over pixels; five times that is no accident.
    private static final double SLOPE_OVER_NOISE = 1.2;

    private static final double LEAST_SLOPE = 0.4;

    private static final double SLOPE_OF_SHADING = 1.0 / 12;

    /// An edge ends where the slope has fallen to this share of its steepest.
    private static final double END_OF_EDGE = 0.08;

    /// Narrowest σ that can be told from a perfectly sharp edge.
    private static final double LEAST_SIGMA = 0.2;

    /// Median squared width of each bin in px², or NaN for a bin with too few edges.
    private final double[] squaredWidths;

    private EdgeWidths(double[] squaredWidths) {
        this.squaredWidths = squaredWidths;
    }

    static EdgeWidths of(LumaGrid grid, boolean[] inFace, double noise) {
        Gradient gradient = Gradient.of(grid);
        double least = Math.max(LEAST_SLOPE, SLOPE_OVER_NOISE * noise);
        float[][] slopes = new float[BINS][64];
        float[][] widths = new float[BINS][64];
        int[] counts = new int[BINS];
        for (int y = 2; y + 2 < grid.height(); y++) {
            for (int x = 2; x + 2 < grid.width(); x++) {
                int i = y * grid.width() + x;
                if (!inFace[i] || gradient.slope(i) < least) {
                    continue;
                }
                int step = gradient.stepAcross(i);
                if (!gradient.isCrest(i, step)) {
                    continue;
                }
                double rise = gradient.rise(i, step, END_OF_EDGE);
                if (rise < 3 * noise) {
                    continue;
                }
                double peak = gradient.peak(i, step);
                int bin = gradient.bin(i, BINS);
                int n = counts[bin]++;
                if (n == slopes[bin].length) {
                    slopes[bin] = Arrays.copyOf(slopes[bin], 2 * n);
                    widths[bin] = Arrays.copyOf(widths[bin], 2 * n);
                }
                slopes[bin][n] = (float) peak;
                widths[bin][n] = (float) (rise / peak);
            }
        }
        double[] steepest = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            steepest[bin] = steepest(slopes[bin], counts[bin]);
        }
        double shading = SLOPE_OF_SHADING * Arrays.stream(steepest).max().orElse(0);
        double[] squared = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            double threshold = Math.max(shading, steepest[bin] / 2);
            squared[bin] = squaredMedianFrom(threshold, slopes[bin], widths[bin], counts[bin]);
        }
        return new EdgeWidths(squared);
    }

    /// The slope that a tenth of the edges exceed; 0 without edges.
    private static double steepest(float[] slopes, int n) {
        float[] sorted = Arrays.copyOf(slopes, n);
        Arrays.sort(sorted);
        return n == 0 ? 0 : sorted[(int) (0.9 * (n - 1))];
    }

    private static double squaredMedianFrom(double threshold, float[] slopes, float[] widths, int n) {
        float[] kept = new float[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (slopes[i] >= threshold) {
                kept[m++] = widths[i];
            }
        }
        if (m < FEWEST_EDGES_A_BIN) {
            return Double.NaN;
        }
        Arrays.sort(kept, 0, m);
        double median = (kept[(m - 1) / 2] + kept[m / 2]) / 2.0;
        return median * median;
    }

    /// The σ in patch pixels of the Gaussian that blurs edges as much, the mean over directions; empty
    /// with edges in fewer than three of eight directions.
    OptionalDouble blurSigma() {
        OptionalDouble squared = meanSquaredWidth();
        if (squared.isEmpty()) {
            return OptionalDouble.empty();
        }
        double variance = squared.getAsDouble() / (2 * Math.PI) - OWN_VARIANCE;
        return OptionalDouble.of(Math.sqrt(Math.max(variance, LEAST_SIGMA * LEAST_SIGMA)));
    }

    private OptionalDouble meanSquaredWidth() {
        double[] known =
                Arrays.stream(squaredWidths).filter(w -> !Double.isNaN(w)).toArray();
        return known.length < FEWEST_BINS
                ? OptionalDouble.empty()
                : Arrays.stream(known).average();
    }

    /// How far the face moved while the shutter was open, in patch pixels; empty with edges in too few
    /// directions to tell.
    OptionalDouble movement() {
        return Movement.of(squaredWidths);
    }
}

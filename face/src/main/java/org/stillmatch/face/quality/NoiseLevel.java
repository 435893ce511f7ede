package org.stillmatch.face.quality;

/// Standard deviation of the noise in a face.
///
/// The 3×3 mask (1 −2 1; −2 4 −2; 1 −2 1) answers nothing to flat, sloping or straight-edged luma and
/// has a gain of 6 on white noise (J. Immerkær, Fast Noise Variance Estimation, CVIU 64, 1996). Where
/// Immerkær takes the mean magnitude, the median is taken here, divided by 0.6745: features cover less
/// than half of a face, so they do not count as noise.
final class NoiseLevel {
    private static final double GAIN = 6;
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    /// Histogram bins per level; σ is then read in steps of 0.03 and interpolated.
    private static final int BINS_PER_LEVEL = 8;

    private static final int BINS = 1024 * BINS_PER_LEVEL;

    private NoiseLevel() {}

    /// In levels of 255; 0 if the face has no pixel that is neither clipped nor at the border.
    static double of(LumaGrid grid, boolean[] inFace) {
        int[] histogram = new int[BINS];
        int count = 0;
        int w = grid.width();
        float[] p = grid.luma();
        for (int y = 1; y + 1 < grid.height(); y++) {
            for (int x = 1, i = y * w + 1; x + 1 < w; x++, i++) {
                // Noise cannot swing freely at the ends of the scale.
                if (inFace[i] && p[i] >= 1 && p[i] <= 254) {
                    float answer = p[i - w - 1]
                            + p[i - w + 1]
                            + p[i + w - 1]
                            + p[i + w + 1]
                            + 4 * p[i]
                            - 2 * (p[i - w] + p[i + w] + p[i - 1] + p[i + 1]);
                    histogram[Math.min(BINS - 1, (int) (BINS_PER_LEVEL * Math.abs(answer)))]++;
                    count++;
                }
            }
        }
        return median(histogram, count) / (GAIN * MEDIAN_OF_NORMAL);
    }

    private static double median(int[] histogram, int count) {
        double half = count / 2.0;
        double below = 0;
        for (int bin = 0; bin < BINS && count > 0; bin++) {
            if (below + histogram[bin] >= half) {
                return bin == 0 ? 0 : (bin + (half - below) / histogram[bin]) / BINS_PER_LEVEL;
            }
            below += histogram[bin];
        }
        return 0;
    }
}

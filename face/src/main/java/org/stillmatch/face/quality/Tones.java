package org.stillmatch.face.quality;

/// How the luma of a face is spread: its histogram, mean and variance.
final class Tones {
    private final int[] histogram;
    private final int count;
    private final double mean;
    private final double variance;

    private Tones(int[] histogram, int count, double mean, double variance) {
        this.histogram = histogram;
        this.count = count;
        this.mean = mean;
        this.variance = variance;
    }

    static Tones of(LumaGrid grid, boolean[] inFace) {
        int[] histogram = new int[256];
        int count = 0;
        double sum = 0;
        double squares = 0;
        float[] luma = grid.luma();
        for (int i = 0; i < luma.length; i++) {
            if (inFace[i]) {
                double v = luma[i];
                histogram[Math.min(255, (int) (v + 0.5))]++;
                count++;
                sum += v;
                squares += v * v;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        return new Tones(histogram, count, mean, count == 0 ? 0 : Math.max(0, squares / count - mean * mean));
    }

    /// How many pixels of the face were seen.
    int count() {
        return count;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /// Share of the pixels at or above a level.
    double shareFrom(int level) {
        int n = 0;
        for (int v = Math.max(0, level); v < 256; v++) {
            n += histogram[v];
        }
        return (double) n / count;
    }

    /// The level below which `share` of the pixels lie, interpolated within a level so that a dark face,
    /// which has fewer levels, is read as finely as a bright one.
    double quantile(double share) {
        double wanted = share * count;
        double below = 0;
        for (int v = 0; v < 256; v++) {
            if (below + histogram[v] >= wanted && histogram[v] > 0) {
                return v - 0.5 + (wanted - below) / histogram[v];
            }
            below += histogram[v];
        }
        return 255;
    }
}

package org.stillmatch.face.quality;

/// The slope of a smoothed patch at each pixel, and walks along it.
///
/// 'Across' an edge is the way of its gradient, rounded to one of the eight neighbours. Callers stay two
/// pixels away from the border; walks stop there by themselves.
final class Gradient {
    private final int width;
    private final int height;
    private final float[] smooth;
    private final float[] dx;
    private final float[] dy;
    private final float[] slope;

    private Gradient(int width, int height, float[] smooth) {
        this.width = width;
        this.height = height;
        this.smooth = smooth;
        this.dx = new float[smooth.length];
        this.dy = new float[smooth.length];
        this.slope = new float[smooth.length];
    }

    static Gradient of(LumaGrid grid) {
        int w = grid.width();
        int h = grid.height();
        Gradient g = new Gradient(w, h, smooth(grid.luma(), w, h));
        float[] s = g.smooth;
        for (int y = 1; y + 1 < h; y++) {
            for (int i = y * w + 1, end = y * w + w - 1; i < end; i++) {
                float x = (s[i + 1] - s[i - 1]) / 2;
                float d = (s[i + w] - s[i - w]) / 2;
                g.dx[i] = x;
                g.dy[i] = d;
                g.slope[i] = (float) Math.sqrt(x * x + d * d);
            }
        }
        return g;
    }

    private static float[] smooth(float[] p, int w, int h) {
        float[] rows = new float[p.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0, i = y * w; x < w; x++, i++) {
                rows[i] = (p[x == 0 ? i : i - 1] + 2 * p[i] + p[x == w - 1 ? i : i + 1]) / 4;
            }
        }
        float[] out = new float[p.length];
        for (int y = 0; y < h; y++) {
            int up = y == 0 ? 0 : w;
            int down = y == h - 1 ? 0 : w;
            for (int i = y * w, end = i + w; i < end; i++) {
                out[i] = (rows[i - up] + 2 * rows[i] + rows[i + down]) / 4;
            }
        }
        return out;
    }

    /// Levels per pixel.
    float slope(int i) {
        return slope[i];
    }

    /// Index step to the neighbour that lies uphill.
    int stepAcross(int i) {
        // tan 22.5°: nearer to an axis than to a diagonal
        double flat = 0.4142;
        float x = dx[i];
        float y = dy[i];
        int right = x > 0 ? 1 : -1;
        int down = y > 0 ? width : -width;
        if (Math.abs(y) < flat * Math.abs(x)) {
            return right;
        }
        return Math.abs(x) < flat * Math.abs(y) ? down : right + down;
    }

    boolean isCrest(int i, int step) {
        return slope[i] > slope[i - step] && slope[i] >= slope[i + step];
    }

    /// The steepest slope at a crest, from a parabola through it and its two neighbours.
    double peak(int i, int step) {
        double before = slope[i - step];
        double after = slope[i + step];
        double bend = before - 2 * slope[i] + after;
        return bend >= 0 ? slope[i] : slope[i] - (after - before) * (after - before) / (8 * bend);
    }

    /// Luma at the top of the edge minus luma at its foot, in levels.
    double rise(int i, int step, double endShare) {
        return smooth[end(i, step, endShare)] - smooth[end(i, -step, endShare)];
    }

    /// Walks off the crest until the slope along the walk has fallen to a share of the crest's.
    private int end(int i, int step, double endShare) {
        int uphill = stepAcross(i);
        double length = Math.abs(uphill) == 1 || Math.abs(uphill) == width ? 1 : Math.sqrt(2);
        double least = endShare * slope[i] * length;
        int sign = step == uphill ? 1 : -1;
        int at = i;
        while (canStep(at, step) && sign * (smooth[at + step] - smooth[at]) > least) {
            at += step;
        }
        return at;
    }

    private boolean canStep(int at, int step) {
        int x = at % width;
        int y = at / width;
        // A step of ±1 or ±w±1 moves one pixel; next to the border every step is refused.
        return x > 0 && x < width - 1 && y > 0 && y < height - 1 && at + step >= 0;
    }

    /// Which of n sectors of a half turn the gradient points in; sector 0 is centred on the x axis.
    int bin(int i, int n) {
        double turn = Math.atan2(dy[i], dx[i]) / Math.PI;
        return Math.floorMod((int) Math.rint(turn * n), n);
    }
}

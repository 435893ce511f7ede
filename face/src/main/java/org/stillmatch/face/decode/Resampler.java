package org.stillmatch.face.decode;

/// Makes a picture smaller or larger.
///
/// Shrinking averages every source pixel by the area it covers, so that nothing aliases into a face;
/// enlarging interpolates linearly between pixel centres. Both run along rows, then along columns.
public final class Resampler {
    private Resampler() {}

    /// The picture at another size, at least 1×1.
    public static Picture resize(Picture picture, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        Weights across = Weights.of(picture.width(), width);
        Weights down = Weights.of(picture.height(), height);
        byte[] source = picture.rgb();
        byte[] out = new byte[3 * width * height];
        int stride = 3 * picture.width();
        float[] row = new float[stride];
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(row, 0);
            for (int j = 0; j < down.count(y); j++) {
                float w = down.weight(y, j);
                int base = (down.first(y) + j) * stride;
                for (int i = 0; i < stride; i++) {
                    row[i] += w * (source[base + i] & 0xff);
                }
            }
            int to = 3 * y * width;
            for (int x = 0; x < width; x++) {
                float r = 0.5f;
                float g = 0.5f;
                float b = 0.5f;
                for (int j = 0; j < across.count(x); j++) {
                    float w = across.weight(x, j);
                    int at = 3 * (across.first(x) + j);
                    r += w * row[at];
                    g += w * row[at + 1];
                    b += w * row[at + 2];
                }
                out[to++] = (byte) (int) r;
                out[to++] = (byte) (int) g;
                out[to++] = (byte) (int) b;
            }
        }
        return new Picture(width, height, out);
    }

    /// For every output sample along one axis: the first source sample it draws on, and the weights.
    private static final class Weights {
        private final int[] firsts;
        private final float[][] weights;

        private Weights(int samples) {
            firsts = new int[samples];
            weights = new float[samples][];
        }

        static Weights of(int from, int to) {
            Weights axis = new Weights(to);
            double scale = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (scale > 1) {
                    axis.average(i, i * scale, Math.min(from, (i + 1) * scale), from);
                } else {
                    axis.interpolate(i, Math.clamp((i + 0.5) * scale - 0.5, 0, from - 1.0), from);
                }
            }
            return axis;
        }

        private void average(int i, double start, double end, int from) {
            int first = (int) start;
            int last = Math.min(from - 1, (int) Math.ceil(end) - 1);
            firsts[i] = first;
            weights[i] = new float[last - first + 1];
            for (int j = first; j <= last; j++) {
                weights[i][j - first] = (float) ((Math.min(end, j + 1.0) - Math.max(start, j)) / (end - start));
            }
        }

        private void interpolate(int i, double centre, int from) {
            int first = Math.min((int) centre, Math.max(0, from - 2));
            float fraction = (float) (centre - first);
            firsts[i] = first;
            weights[i] = from == 1 ? new float[] {1} : new float[] {1 - fraction, fraction};
        }

        int first(int i) {
            return firsts[i];
        }

        int count(int i) {
            return weights[i].length;
        }

        float weight(int i, int j) {
            return weights[i][j];
        }
    }
}

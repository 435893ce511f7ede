package org.stillmatch.face.decode;

/// Cuts an upright or turned square or rectangle out of a picture.
///
/// Each output pixel is the mean of n×n linearly interpolated samples, n the whole number at or above
/// the shrinkage: a large face shrunk to a small crop does not alias. Beyond the edge the picture is black.
public final class Warp {
    /// Samples as floats: a look-up takes less time than a conversion.
    private static final float[] VALUES = new float[256];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = i;
        }
    }

    private Warp() {}

    /// Samples `out` = M · (x, y, 1) where M maps the crop's coordinates to the picture's.
    ///
    /// @param m six numbers: picture x = m0·x + m1·y + m2, picture y = m3·x + m4·y + m5; pixel centres at .5
    public static Picture cut(Picture picture, double[] m, int width, int height) {
        byte[] rgb = picture.rgb();
        int stride = 3 * picture.width();
        int lastX = picture.width() - 1;
        int lastY = picture.height() - 1;
        byte[] out = new byte[3 * width * height];
        int n = Math.clamp((int) Math.ceil(Math.hypot(m[0], m[3]) - 0.25), 1, 8);
        double[] within = new double[n];
        for (int i = 0; i < n; i++) {
            within[i] = (i + 0.5) / n;
        }
        float share = 1f / (n * n);
        float[] edge = new float[3];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int j = 0; j < n; j++) {
                    double v = y + within[j];
                    for (int i = 0; i < n; i++) {
                        double u = x + within[i];
                        double px = m[0] * u + m[1] * v + m[2] - 0.5;
                        double py = m[3] * u + m[4] * v + m[5] - 0.5;
                        int x0 = (int) Math.floor(px);
                        int y0 = (int) Math.floor(py);
                        float fx = (float) (px - x0);
                        float fy = (float) (py - y0);
                        if (x0 < 0 || y0 < 0 || x0 >= lastX || y0 >= lastY) {
                            edge[0] = red;
                            edge[1] = green;
                            edge[2] = blue;
                            addAtEdge(picture, x0, y0, fx, fy, edge);
                            red = edge[0];
                            green = edge[1];
                            blue = edge[2];
                            continue;
                        }
                        float w00 = (1 - fx) * (1 - fy);
                        float w10 = fx * (1 - fy);
                        float w01 = (1 - fx) * fy;
                        float w11 = fx * fy;
                        int a = y0 * stride + 3 * x0;
                        int b = a + stride;
                        red = blend(red, w00, rgb[a], w10, rgb[a + 3], w01, rgb[b], w11, rgb[b + 3]);
                        green = blend(green, w00, rgb[a + 1], w10, rgb[a + 4], w01, rgb[b + 1], w11, rgb[b + 4]);
                        blue = blend(blue, w00, rgb[a + 2], w10, rgb[a + 5], w01, rgb[b + 2], w11, rgb[b + 5]);
                    }
                }
                out[to++] = (byte) (int) (red * share + 0.5f);
                out[to++] = (byte) (int) (green * share + 0.5f);
                out[to++] = (byte) (int) (blue * share + 0.5f);
            }
        }
        return new Picture(width, height, out);
    }

    /// The axis-parallel rectangle at (`left`, `top`), resampled to `width`×`height`.
    public static Picture cut(
            Picture picture, double left, double top, double boxWidth, double boxHeight, int width, int height) {
        return cut(picture, new double[] {boxWidth / width, 0, left, 0, boxHeight / height, top}, width, height);
    }

    private static float blend(
            float sum, float w00, byte p00, float w10, byte p10, float w01, byte p01, float w11, byte p11) {
        return sum
                + w00 * VALUES[p00 & 0xff]
                + w10 * VALUES[p10 & 0xff]
                + w01 * VALUES[p01 & 0xff]
                + w11 * VALUES[p11 & 0xff];
    }

    private static void addAtEdge(Picture picture, int x0, int y0, float fx, float fy, float[] sum) {
        addPixel(picture, x0, y0, (1 - fx) * (1 - fy), sum);
        addPixel(picture, x0 + 1, y0, fx * (1 - fy), sum);
        addPixel(picture, x0, y0 + 1, (1 - fx) * fy, sum);
        addPixel(picture, x0 + 1, y0 + 1, fx * fy, sum);
    }

    private static void addPixel(Picture picture, int x, int y, float weight, float[] sum) {
        if (x >= 0 && y >= 0 && x < picture.width() && y < picture.height()) {
            for (int c = 0; c < 3; c++) {
                sum[c] += weight * picture.sample(x, y, c);
            }
        }
    }
}

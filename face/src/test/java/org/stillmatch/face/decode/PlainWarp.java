package org.stillmatch.face.decode;

/// The readable twin of Warp, pixel by pixel and sample by sample: the truth that the fast one must equal.
final class PlainWarp {
    private PlainWarp() {}

    /// Samples `out` = M · (x, y, 1) where M maps the crop's coordinates to the picture's.
    ///
    /// @param m six numbers: picture x = m0·x + m1·y + m2, picture y = m3·x + m4·y + m5; pixel centres at .5
    static Picture cut(Picture picture, double[] m, int width, int height) {
        byte[] out = new byte[3 * width * height];
        int n = Math.clamp((int) Math.ceil(Math.hypot(m[0], m[3]) - 0.25), 1, 8);
        float[] sum = new float[3];
        float share = 1f / (n * n);
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum[0] = 0;
                sum[1] = 0;
                sum[2] = 0;
                for (int j = 0; j < n; j++) {
                    double v = y + (j + 0.5) / n;
                    for (int i = 0; i < n; i++) {
                        double u = x + (i + 0.5) / n;
                        add(picture, m[0] * u + m[1] * v + m[2], m[3] * u + m[4] * v + m[5], sum);
                    }
                }
                out[to++] = (byte) (int) (sum[0] * share + 0.5f);
                out[to++] = (byte) (int) (sum[1] * share + 0.5f);
                out[to++] = (byte) (int) (sum[2] * share + 0.5f);
            }
        }
        return new Picture(width, height, out);
    }

    private static void add(Picture picture, double x, double y, float[] sum) {
        double px = x - 0.5;
        double py = y - 0.5;
        int x0 = (int) Math.floor(px);
        int y0 = (int) Math.floor(py);
        float fx = (float) (px - x0);
        float fy = (float) (py - y0);
        addPixel(picture, x0, y0, (1 - fx) * (1 - fy), sum);
        addPixel(picture, x0 + 1, y0, fx * (1 - fy), sum);
        addPixel(picture, x0, y0 + 1, (1 - fx) * fy, sum);
        addPixel(picture, x0 + 1, y0 + 1, fx * fy, sum);
    }

    private static void addPixel(Picture picture, int x, int y, float weight, float[] sum) {
        if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) {
            return;
        }
        byte[] rgb = picture.rgb();
        int at = 3 * (y * picture.width() + x);
        sum[0] += weight * (rgb[at] & 0xff);
        sum[1] += weight * (rgb[at + 1] & 0xff);
        sum[2] += weight * (rgb[at + 2] & 0xff);
    }
}

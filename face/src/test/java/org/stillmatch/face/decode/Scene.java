package org.stillmatch.face.decode;

/// A drawn picture that no turn or mirror maps onto itself.
final class Scene {
    private Scene() {}

    /// Gradients, with a red disc at the upper left, a blue bar on the right and a white wedge below.
    static Picture of(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                int red = (int) (40 + 120 * u);
                int green = (int) (60 + 130 * v);
                int blue = (int) (90 + 60 * (1 - u));
                if (Math.hypot(u - 0.27, v - 0.3) < 0.17) {
                    red = 220;
                    green = 40;
                    blue = 40;
                } else if (u > 0.78 && u < 0.9 && v < 0.7) {
                    red = 30;
                    green = 60;
                    blue = 210;
                } else if (v > 0.75 && u < (v - 0.75) * 2) {
                    red = green = blue = 250;
                }
                rgb[at++] = (byte) red;
                rgb[at++] = (byte) green;
                rgb[at++] = (byte) blue;
            }
        }
        return new Picture(width, height, rgb);
    }
}

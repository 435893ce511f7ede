package org.stillmatch.face.decode;

import java.util.Random;
import java.util.function.IntSupplier;

/// Pictures of nothing: constant, noise, slopes.
public final class Patterns {
    private Patterns() {}

    public static Picture constant(int width, int height, int value) {
        return filled(width, height, () -> value);
    }

    /// Every sample on its own, evenly from 0 to 255.
    public static Picture noise(int width, int height, long seed) {
        Random random = new Random(seed);
        return filled(width, height, () -> random.nextInt(256));
    }

    /// Red grows from left to right, green from top to bottom, blue towards the lower left.
    public static Picture slopes(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (255L * x / width);
                rgb[at + 1] = (byte) (255L * y / height);
                rgb[at + 2] = (byte) (255L * (y + width - x) / (width + height));
            }
        }
        return new Picture(width, height, rgb);
    }

    /// One sample after another, row by row, red first.
    public static Picture of(int width, int height, int... samples) {
        byte[] rgb = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            rgb[i] = (byte) samples[i];
        }
        return new Picture(width, height, rgb);
    }

    private static Picture filled(int width, int height, IntSupplier samples) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) samples.getAsInt();
        }
        return new Picture(width, height, rgb);
    }
}

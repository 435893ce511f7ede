package org.stillmatch.template;

import java.util.Arrays;

/// A face as a vector of 16-bit integers, scaled so that the largest component is ±32,512.
///
/// Integers make the comparison score the same to the last bit on every machine, whatever order a
/// kernel adds in. 32,512 is 127·256: the high byte of every component then lies in [−127, 127],
/// and the sum of two products still fits 32 bits.
public final class Template {
    /// The magnitude that the largest component is scaled to.
    public static final int LARGEST = 32_512;

    /// The fewest and the most components a pack may give.
    public static final int MIN_DIMENSION = 64;

    public static final int MAX_DIMENSION = 2_048;

    private final PackId pack;
    private final short[] components;
    private final long squaredNorm;

    private Template(PackId pack, short[] components) {
        this.pack = pack;
        this.components = components;
        this.squaredNorm = dot(components, components);
    }

    /// Quantises a real vector of any length but zero.
    ///
    /// @throws IllegalArgumentException if the vector is zero, not finite, or not of 64 to 2,048 dimensions
    public static Template of(PackId pack, float[] vector) {
        double largest = 0;
        for (float v : vector) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("A template cannot hold " + v);
            }
            largest = Math.max(largest, Math.abs(v));
        }
        if (largest == 0) {
            throw new IllegalArgumentException("A template cannot be the zero vector");
        }
        short[] components = new short[vector.length];
        for (int i = 0; i < vector.length; i++) {
            components[i] = (short) Math.round(vector[i] / largest * LARGEST);
        }
        return ofComponents(pack, components);
    }

    /// Takes components as they were stored.
    ///
    /// @throws IllegalArgumentException if the largest magnitude is not 32,512 or the dimension is out of range
    public static Template ofComponents(PackId pack, short[] components) {
        if (components.length < MIN_DIMENSION || components.length > MAX_DIMENSION) {
            throw new IllegalArgumentException("A template has " + MIN_DIMENSION + " to " + MAX_DIMENSION
                    + " dimensions, not " + components.length);
        }
        int largest = 0;
        for (short c : components) {
            largest = Math.max(largest, Math.abs(c));
        }
        if (largest != LARGEST) {
            throw new IllegalArgumentException(
                    "The largest component of a template is " + LARGEST + ", not " + largest);
        }
        return new Template(pack, components.clone());
    }

    public PackId pack() {
        return pack;
    }

    public int dimension() {
        return components.length;
    }

    /// A copy of the components.
    public short[] components() {
        return components.clone();
    }

    /// Σ cᵢ², exact.
    public long squaredNorm() {
        return squaredNorm;
    }

    /// The comparison score in [−1, 1]: the cosine of the two vectors, equal bits on every machine.
    ///
    /// @throws IllegalArgumentException if the packs or the dimensions differ
    public double score(Template other) {
        if (!pack.equals(other.pack) || components.length != other.components.length) {
            throw new IllegalArgumentException(
                    "Templates of packs " + pack + " and " + other.pack + " cannot be compared");
        }
        return score(dot(components, other.components), squaredNorm, other.squaredNorm);
    }

    /// The score from exact integers: dot / (√na · √nb), clamped to [−1, 1].
    public static double score(long dot, long squaredNormA, long squaredNormB) {
        double cosine = (double) dot / (Math.sqrt(squaredNormA) * Math.sqrt(squaredNormB));
        return Math.clamp(cosine, -1.0, 1.0);
    }

    private static long dot(short[] a, short[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Template t && pack.equals(t.pack) && Arrays.equals(components, t.components);
    }

    @Override
    public int hashCode() {
        return 31 * pack.hashCode() + Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return "Template of " + components.length + " dimensions by pack " + pack;
    }
}

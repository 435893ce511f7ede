package org.stillmatch.face.embed;

import java.util.List;

/// Arithmetic on directions: an embedding's direction says who, its length how clearly.
public final class UnitVectors {
    private UnitVectors() {}

    /// √Σ vᵢ².
    public static double length(float[] v) {
        double sum = 0;
        for (float x : v) {
            sum += (double) x * x;
        }
        return Math.sqrt(sum);
    }

    /// The vector of length 1 in the same direction.
    ///
    /// @throws IllegalArgumentException if the vector has no direction
    public static float[] unit(float[] v) {
        double length = length(v);
        if (!(length > 0) || !Double.isFinite(length)) {
            throw new IllegalArgumentException("A vector of length " + length + " has no direction");
        }
        float[] out = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = (float) (v[i] / length);
        }
        return out;
    }

    /// The unit vector along Σ wᵢ·uᵢ.
    ///
    /// @throws IllegalArgumentException if there is nothing to fuse, sizes differ, or all cancels out
    public static float[] fuse(List<float[]> units, double[] weights) {
        if (units.isEmpty() || units.size() != weights.length) {
            throw new IllegalArgumentException("Fusing needs one weight for each of at least one vector");
        }
        float[] sum = new float[units.getFirst().length];
        for (int k = 0; k < weights.length; k++) {
            float[] u = units.get(k);
            if (u.length != sum.length) {
                throw new IllegalArgumentException(
                        "Vectors of " + sum.length + " and " + u.length + " numbers cannot be fused");
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (weights[k] * u[i]);
            }
        }
        return unit(sum);
    }
}

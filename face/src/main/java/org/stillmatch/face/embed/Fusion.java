package org.stillmatch.face.embed;

import java.util.List;

/// One embedding out of several of the same face, as of the best frames of a track.
public final class Fusion {
    private Fusion() {}

    /// Σ wᵢ·uᵢ scaled to length 1, where uᵢ is the i-th embedding scaled to length 1. The order does not matter but for
    /// the last bits.
    ///
    /// @param embeddings one or more of equal length, of any scale
    /// @param weights as many, each 0 or more, at least one above 0
    /// @throws IllegalArgumentException if there is none, if the sizes differ, if a number is not finite, or if
    ///     nothing is left: an embedding of zeros, weights of zero, or embeddings that cancel each other out
    public static float[] fuse(List<float[]> embeddings, double[] weights) {
        if (embeddings.isEmpty() || embeddings.size() != weights.length) {
            throw new IllegalArgumentException(
                    embeddings.size() + " embeddings and " + weights.length + " weights cannot be fused");
        }
        double heaviest = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A weight is a number from 0 upwards, not " + weight);
            }
            heaviest = Math.max(heaviest, weight);
        }
        double[] sum = new double[embeddings.getFirst().length];
        for (int i = 0; i < weights.length; i++) {
            addUnit(sum, embeddings.get(i), weights[i] / heaviest);
        }
        return unit(sum);
    }

    private static void addUnit(double[] sum, float[] embedding, double weight) {
        if (embedding.length != sum.length) {
            throw new IllegalArgumentException(
                    "Embeddings of " + sum.length + " and " + embedding.length + " numbers cannot be fused");
        }
        double squares = 0;
        for (float value : embedding) {
            squares += (double) value * value;
        }
        if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "An embedding of zeros, or with a number that is none, has no direction");
        }
        double scale = weight / Math.sqrt(squares);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += scale * embedding[i];
        }
    }

    private static float[] unit(double[] sum) {
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        // Below this the direction is made of rounding errors.
        if (!(length > 1e-6)) {
            throw new IllegalArgumentException("Nothing is left: the weights are zero or the embeddings cancel out");
        }
        float[] unit = new float[sum.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (sum[i] / length);
        }
        return unit;
    }
}

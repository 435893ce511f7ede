package org.stillmatch.face.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final float NONE = Float.NaN;

    @Test
    void theScaleOfAnEmbeddingDoesNotCountButItsWeightDoes() {
        List<float[]> axes = List.of(new float[] {300, 0, 0}, new float[] {0, 0.001f, 0});
        float half = (float) Math.sqrt(0.5);
        assertArrayEquals(new float[] {half, half, 0}, Fusion.fuse(axes, new double[] {2, 2}), 1e-7f);
        assertArrayEquals(new float[] {0.8f, 0.6f, 0}, Fusion.fuse(axes, new double[] {4, 3}), 1e-7f);
        assertArrayEquals(new float[] {0, 1, 0}, Fusion.fuse(axes, new double[] {0, 1e-300}), 1e-7f);
        assertArrayEquals(new float[] {0.8f, 0.6f, 0}, Fusion.fuse(axes, new double[] {4e300, 3e300}), 1e-7f);
        assertArrayEquals(
                new float[] {0.6f, -0.8f}, Fusion.fuse(List.of(new float[] {3, -4}), new double[] {7}), 1e-7f);
    }

    @Test
    void theResultHasLengthOneAndLiesNearTheCommonDirection() {
        Random random = new Random(1);
        float[] truth = noisy(new float[704], 1, random);
        List<float[]> views =
                random.doubles(5).mapToObj(i -> noisy(truth, 1, random)).toList();
        float[] fused = Fusion.fuse(views, new double[] {1, 2, 1, 1, 1});
        assertEquals(1, cosine(fused, fused), 1e-6);
        double best =
                views.stream().mapToDouble(view -> cosine(view, truth)).max().orElseThrow();
        assertTrue(cosine(fused, truth) > best + 0.1 * (1 - best));
    }

    private static float[] noisy(float[] from, double amount, Random random) {
        float[] out = from.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (float) (amount * random.nextGaussian());
        }
        return out;
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return dot / Math.sqrt(ones * others);
    }

    @Test
    void whatHasNoDirectionIsRefused() {
        float[] east = {1, 0};
        refused(List.of(), new double[0]);
        refused(List.of(east), new double[] {1, 1});
        refused(List.of(east), new double[] {0});
        refused(List.of(east), new double[] {-1});
        refused(List.of(east), new double[] {Double.NaN});
        refused(List.of(east), new double[] {Double.POSITIVE_INFINITY});
        refused(List.of(east, new float[] {-5, 0}), new double[] {1, 1});
        refused(List.of(east, new float[] {0, 0}), new double[] {1, 1});
        refused(List.of(east, new float[] {1, 0, 0}), new double[] {1, 1});
        refused(List.of(east, new float[] {NONE, 0}), new double[] {1, 1});
        refused(List.of(new float[0]), new double[] {1});
    }

    private static void refused(List<float[]> embeddings, double[] weights) {
        assertThrows(IllegalArgumentException.class, () -> Fusion.fuse(embeddings, weights));
    }
}

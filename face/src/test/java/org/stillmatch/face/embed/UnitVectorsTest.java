package org.stillmatch.face.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitVectorsTest {
    @Test
    void aVectorIsScaledToLengthOne() {
        assertEquals(5, UnitVectors.length(new float[] {3, 0, -4}));
        assertArrayEquals(new float[] {0.6f, 0, -0.8f}, UnitVectors.unit(new float[] {3, 0, -4}));
        assertArrayEquals(new float[] {0.6f, 0.8f}, UnitVectors.unit(new float[] {3e20f, 4e20f}), 1e-7f);
    }

    @Test
    void theFusedDirectionLiesBetweenByWeight() {
        List<float[]> axes = List.of(new float[] {1, 0}, new float[] {0, 1});
        assertArrayEquals(new float[] {0.6f, 0.8f}, UnitVectors.fuse(axes, new double[] {3, 4}), 1e-7f);
        assertArrayEquals(new float[] {1, 0}, UnitVectors.fuse(axes, new double[] {1, 0}));
    }

    @Test
    void whatHasNoDirectionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.unit(new float[3]));
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.unit(new float[] {1, Float.NaN}));
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.unit(new float[] {Float.POSITIVE_INFINITY}));
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.fuse(List.of(), new double[0]));
        float[] east = {1, 0};
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.fuse(List.of(east), new double[] {1, 1}));
        float[] west = {-1, 0};
        assertThrows(IllegalArgumentException.class, () -> UnitVectors.fuse(List.of(east, west), new double[] {1, 1}));
        float[] longer = {1, 0, 0};
        assertThrows(
                IllegalArgumentException.class, () -> UnitVectors.fuse(List.of(east, longer), new double[] {1, 1}));
        assertThrows(
                IllegalArgumentException.class, () -> UnitVectors.fuse(List.of(longer, east), new double[] {1, 1}));
    }
}

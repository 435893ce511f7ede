package org.stillmatch.face.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.Input;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;

class TensorsTest {
    /// Two pixels side by side, over a third and a fourth.
    private static final Picture FOUR = Patterns.of(2, 2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 255, 0, 128);

    private static final List<Double> ZERO = List.of(0.0, 0.0, 0.0);
    private static final List<Double> ONE = List.of(1.0, 1.0, 1.0);

    @Test
    void rgbByPlanes() {
        expect(Layout.NCHW, Colour.RGB, ZERO, ONE, 10, 40, 70, 255, 20, 50, 80, 0, 30, 60, 90, 128);
    }

    @Test
    void rgbByPixels() {
        expect(Layout.NHWC, Colour.RGB, ZERO, ONE, 10, 20, 30, 40, 50, 60, 70, 80, 90, 255, 0, 128);
    }

    @Test
    void bgrByPlanes() {
        expect(Layout.NCHW, Colour.BGR, ZERO, ONE, 30, 60, 90, 128, 20, 50, 80, 0, 10, 40, 70, 255);
    }

    @Test
    void bgrByPixels() {
        expect(Layout.NHWC, Colour.BGR, ZERO, ONE, 30, 20, 10, 60, 50, 40, 90, 80, 70, 128, 0, 255);
    }

    @Test
    void greyIsLumaAndTheSameEitherWay() {
        for (Layout layout : Layout.values()) {
            float[] values = values(input(layout, Colour.GREY, List.of(10.0), List.of(0.5)));
            assertArrayEquals(new float[] {4.075f, 19.075f, 34.075f, 40.4185f}, values, 1e-4f);
        }
    }

    @Test
    void meanAndScaleBelongToTheChannelsInTheOrderOfTheColour() {
        List<Double> mean = List.of(1.0, 2.0, 3.0);
        List<Double> scale = List.of(1.0, 0.5, 2.0);
        expect(Layout.NCHW, Colour.RGB, mean, scale, 9, 39, 69, 254, 9, 24, 39, -1, 54, 114, 174, 250);
        expect(Layout.NCHW, Colour.BGR, mean, scale, 29, 59, 89, 127, 9, 24, 39, -1, 14, 74, 134, 504);
        expect(Layout.NHWC, Colour.BGR, mean, scale, 29, 9, 14, 59, 24, 74, 89, 39, 134, 127, -1, 504);
    }

    @Test
    void theShapeFollowsTheLayoutAndTheColour() {
        List<Double> one = List.of(1.0);
        Input wide = new Input(Optional.empty(), Layout.NCHW, Colour.RGB, 320, 240, ZERO, ONE);
        assertArrayEquals(new long[] {1, 3, 240, 320}, Tensors.shape(wide));
        wide = new Input(Optional.empty(), Layout.NHWC, Colour.BGR, 320, 240, ZERO, ONE);
        assertArrayEquals(new long[] {1, 240, 320, 3}, Tensors.shape(wide));
        wide = new Input(Optional.empty(), Layout.NCHW, Colour.GREY, 320, 240, one, one);
        assertArrayEquals(new long[] {1, 1, 240, 320}, Tensors.shape(wide));
        wide = new Input(Optional.empty(), Layout.NHWC, Colour.GREY, 320, 240, one, one);
        assertArrayEquals(new long[] {1, 240, 320, 1}, Tensors.shape(wide));
    }

    @Test
    void aPictureOfAnotherSizeIsRefusedWithBothSizes() {
        Input input = input(Layout.NCHW, Colour.RGB, ZERO, ONE);
        for (int[] size : new int[][] {{2, 3}, {3, 2}, {1, 1}, {4, 1}}) {
            Picture picture = Patterns.constant(size[0], size[1], 0);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Tensors.of(picture, input));
            assertTrue(e.toString().contains("2×2"), e.toString());
            assertTrue(e.toString().contains(size[0] + "×" + size[1]), e.toString());
        }
    }

    private static void expect(Layout layout, Colour colour, List<Double> mean, List<Double> scale, float... expected) {
        assertArrayEquals(expected, values(input(layout, colour, mean, scale)));
    }

    private static Input input(Layout layout, Colour colour, List<Double> mean, List<Double> scale) {
        return new Input(Optional.empty(), layout, colour, 2, 2, mean, scale);
    }

    private static float[] values(Input input) {
        FloatBuffer buffer = Tensors.of(FOUR, input);
        assertTrue(buffer.isDirect());
        assertEquals(0, buffer.position());
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}

package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WarpTest {
    @Test
    void cuttingOutTheWholePictureGivesThePicture() {
        Picture picture = Patterns.noise(37, 23, 1);
        assertArrayEquals(picture.rgb(), Warp.cut(picture, 0, 0, 37, 23, 37, 23).rgb());
    }

    @Test
    void aShiftByWholePixelsMovesThePixelsAndLeavesBlackBehind() {
        Picture picture = Patterns.noise(20, 20, 2);
        Picture shifted = Warp.cut(picture, 3, -2, 20, 20, 20, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                boolean inside = x + 3 < 20 && y - 2 >= 0;
                for (int c = 0; c < 3; c++) {
                    assertEquals(inside ? picture.sample(x + 3, y - 2, c) : 0, shifted.sample(x, y, c));
                }
            }
        }
    }

    @Test
    void aShiftByHalfAPixelIsTheMeanOfTwoNeighbours() {
        Picture picture = Patterns.of(3, 1, 10, 20, 30, 20, 40, 60, 250, 251, 253);
        assertArrayEquals(
                Patterns.of(2, 1, 15, 30, 45, 135, 146, 157).rgb(),
                Warp.cut(picture, 0.5, 0, 2, 1, 2, 1).rgb());
    }

    @Test
    void shrinkingToHalfAveragesFourPixels() {
        Picture picture = Patterns.noise(24, 16, 4);
        Picture half = Warp.cut(picture, 0, 0, 24, 16, 12, 8);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 12; x++) {
                for (int c = 0; c < 3; c++) {
                    int sum = picture.sample(2 * x, 2 * y, c)
                            + picture.sample(2 * x + 1, 2 * y, c)
                            + picture.sample(2 * x, 2 * y + 1, c)
                            + picture.sample(2 * x + 1, 2 * y + 1, c);
                    assertEquals((sum + 2) / 4, half.sample(x, y, c));
                }
            }
        }
    }

    @Test
    void aFineCheckerboardShrunkTurnsGreyInsteadOfAliasing() {
        Picture board = new Picture(96, 96, new byte[3 * 96 * 96]);
        for (int i = 0; i < 96 * 96; i++) {
            byte value = (byte) ((i / 96 + i % 96) % 2 == 0 ? 0 : 255);
            board.rgb()[3 * i] = value;
            board.rgb()[3 * i + 1] = value;
            board.rgb()[3 * i + 2] = value;
        }
        for (int shrink : new int[] {2, 3, 4, 6, 8}) {
            Picture small = Warp.cut(board, 0, 0, 96, 96, 96 / shrink, 96 / shrink);
            for (byte sample : small.rgb()) {
                assertEquals(127.5, sample & 0xff, 255.0 / (shrink * shrink), "at 1:" + shrink);
            }
        }
    }

    @Test
    void aQuarterTurnTurnsThePicture() {
        Picture picture = Patterns.noise(9, 9, 5);
        // picture x = y of the crop, picture y = 9 − x of the crop
        Picture turned = Warp.cut(picture, new double[] {0, 1, 0, -1, 0, 9}, 9, 9);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 9; x++) {
                assertEquals(picture.sample(y, 8 - x, 1), turned.sample(x, y, 1));
            }
        }
    }

    @Test
    void aSlopeStaysASlopeUnderAnyTurnAndScale() {
        Picture slopes = Patterns.slopes(256, 256);
        Random random = new Random(6);
        for (int run = 0; run < 30; run++) {
            double angle = random.nextDouble(-Math.PI, Math.PI);
            double scale = random.nextDouble(0.3, 1.7);
            double a = scale * Math.cos(angle);
            double b = scale * Math.sin(angle);
            double[] m = {a, -b, 128 - 16 * (a - b), b, a, 128 - 16 * (a + b)};
            Picture crop = Warp.cut(slopes, m, 32, 32);
            for (int i = 0; i < 32 * 32; i++) {
                double u = i % 32 + 0.5;
                double v = i / 32 + 0.5;
                assertEquals(slope(m[0] * u + m[1] * v + m[2]), crop.sample(i % 32, i / 32, 0), 1.1);
                assertEquals(slope(m[3] * u + m[4] * v + m[5]), crop.sample(i % 32, i / 32, 1), 1.1);
            }
        }
    }

    /// What the slope shows at a place, whose samples were rounded down.
    private static double slope(double place) {
        return 255.0 / 256 * (place - 0.5) - 0.5;
    }

    @Test
    void outsideThePictureIsBlack() {
        Picture white = Patterns.constant(10, 10, 255);
        Picture beside = Warp.cut(white, 10.5, 0, 10, 10, 10, 10);
        Picture farAway = Warp.cut(white, -1e7, 1e7, 10, 10, 10, 10);
        assertArrayEquals(new byte[300], beside.rgb());
        assertArrayEquals(new byte[300], farAway.rgb());
    }

    @Test
    void theEdgeFadesOverOnePixel() {
        Picture across = Warp.cut(Patterns.constant(4, 4, 200), -1.25, 0, 4, 4, 4, 4);
        assertEquals(0, across.sample(0, 1, 0));
        assertEquals(150, across.sample(1, 1, 0));
        assertEquals(200, across.sample(2, 1, 0));
    }

    @Test
    void theFastTwinEqualsTheReadableOneBitForBit() {
        Random random = new Random(10);
        for (int run = 0; run < 300; run++) {
            Picture picture = Patterns.noise(1 + random.nextInt(90), 1 + random.nextInt(90), run);
            double angle = run % 3 == 0 ? 0 : random.nextDouble(-Math.PI, Math.PI);
            double scale = Math.exp(random.nextDouble(-2, 2.5));
            double a = scale * Math.cos(angle);
            double b = scale * Math.sin(angle);
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            // The middle of the crop lies anywhere in the picture or a little beside it.
            double x = random.nextDouble(-0.2, 1.2) * picture.width() - (a * width - b * height) / 2;
            double y = random.nextDouble(-0.2, 1.2) * picture.height() - (b * width + a * height) / 2;
            double[] m = {a, -b, x, b, a, y};
            assertArrayEquals(
                    PlainWarp.cut(picture, m, width, height).rgb(),
                    Warp.cut(picture, m, width, height).rgb());
        }
    }
}

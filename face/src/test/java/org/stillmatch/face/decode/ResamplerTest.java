package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    @Test
    void theSameSizeGivesTheSamePicture() {
        Picture picture = Patterns.noise(7, 5, 1);
        assertSame(picture, Resampler.resize(picture, 7, 5));
    }

    @Test
    void aConstantPictureStaysConstantAtEverySize() {
        Random random = new Random(2);
        for (int run = 0; run < 300; run++) {
            int value = random.nextInt(256);
            Picture picture = Patterns.constant(1 + random.nextInt(60), 1 + random.nextInt(60), value);
            Picture resized = Resampler.resize(picture, 1 + random.nextInt(60), 1 + random.nextInt(60));
            for (byte sample : resized.rgb()) {
                assertEquals(value, sample & 0xff);
            }
        }
    }

    @Test
    void halvingAveragesFourPixelsExactly() {
        Picture picture = Patterns.noise(26, 18, 3);
        Picture half = Resampler.resize(picture, 13, 9);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 13; x++) {
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
    void threePixelsBecomeTwoByTheAreaThatEachCovers() {
        // The first covers the first source pixel and half the second: (2·30 + 60) / 3, and so on.
        Picture picture = Patterns.of(3, 1, 30, 0, 90, 60, 3, 90, 120, 9, 90);
        assertArrayEquals(
                Patterns.of(2, 1, 40, 1, 90, 100, 7, 90).rgb(),
                Resampler.resize(picture, 2, 1).rgb());
        Picture upright = Patterns.of(1, 3, 30, 0, 90, 60, 3, 90, 120, 9, 90);
        assertArrayEquals(
                Patterns.of(1, 2, 40, 1, 90, 100, 7, 90).rgb(),
                Resampler.resize(upright, 1, 2).rgb());
    }

    @Test
    void twoPixelsBecomeFourByTheDistanceToTheirCentres() {
        Picture picture = Patterns.of(2, 1, 0, 100, 8, 80, 100, 0);
        assertArrayEquals(
                Patterns.of(4, 1, 0, 100, 8, 20, 100, 6, 60, 100, 2, 80, 100, 0).rgb(),
                Resampler.resize(picture, 4, 1).rgb());
    }

    @Test
    void onePixelFillsAnySizeAndAnySizeShrinksToItsMean() {
        Picture pixel = Patterns.of(1, 1, 12, 200, 255);
        Picture large = Resampler.resize(pixel, 5, 4);
        for (int i = 0; i < 20; i++) {
            assertEquals(200, large.sample(i % 5, i / 5, 1));
        }
        assertArrayEquals(pixel.rgb(), Resampler.resize(large, 1, 1).rgb());
        assertArrayEquals(
                Patterns.of(1, 1, 4, 5, 6).rgb(),
                Resampler.resize(Patterns.of(1, 2, 1, 2, 3, 7, 8, 9), 1, 1).rgb());
    }

    @Test
    void shrinkingKeepsTheMean() {
        Random random = new Random(4);
        for (int run = 0; run < 60; run++) {
            int width = 40 + random.nextInt(200);
            int height = 40 + random.nextInt(200);
            Picture picture = Patterns.noise(width, height, run);
            Picture small = Resampler.resize(picture, 1 + random.nextInt(width), 1 + random.nextInt(height));
            // Rounding each of n samples moves their mean by little more than 0.3/√n.
            double slack = 0.02 + 1.5 / Math.sqrt(small.rgb().length);
            assertEquals(mean(picture), mean(small), slack);
        }
    }

    @Test
    void shrinkingASlopeGivesASlope() {
        Picture slopes = Patterns.slopes(500, 300);
        Picture small = Resampler.resize(slopes, 77, 41);
        for (int i = 0; i < 77 * 41; i++) {
            assertEquals(255 * (i % 77 + 0.5) / 77, small.sample(i % 77, i / 77, 0), 1.6);
            assertEquals(255 * (i / 77 + 0.5) / 41, small.sample(i % 77, i / 77, 1), 1.6);
        }
    }

    @Test
    void aPictureMayGrowOneWayAndShrinkTheOther() {
        Picture out = Resampler.resize(Patterns.slopes(10, 100), 40, 25);
        assertEquals(40, out.width());
        assertEquals(25, out.height());
        for (int x = 1; x < 40; x++) {
            assertTrue(out.sample(x, 12, 0) >= out.sample(x - 1, 12, 0));
        }
        assertEquals(out.sample(0, 0, 0), out.sample(0, 24, 0));
    }

    private static double mean(Picture picture) {
        long sum = 0;
        for (byte sample : picture.rgb()) {
            sum += sample & 0xff;
        }
        return (double) sum / picture.rgb().length;
    }
}

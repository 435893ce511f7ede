package org.stillmatch.casework.depiction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;

class BlurTest {
    private static final Region REGION = new Region(40, 20, 100, 150);

    @Test
    void noPixelOutsideTheRegionsChanges() {
        Picture picture = Drawn.busy(200, 200);
        Picture blurred = Blur.out(picture, List.of(REGION, new Region(150, 180, 50, 20)));
        int changed = 0;
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                boolean inside = x >= 40 && x < 140 && y >= 20 && y < 170 || x >= 150 && y >= 180;
                for (int c = 0; c < 3; c++) {
                    if (!inside) {
                        assertEquals(picture.sample(x, y, c), blurred.sample(x, y, c));
                    } else if (picture.sample(x, y, c) != blurred.sample(x, y, c)) {
                        changed++;
                    }
                }
            }
        }
        assertTrue(changed > 0.9 * 3 * (100 * 150 + 50 * 20));
        assertSame(picture, Blur.out(picture, List.of()));
    }

    /// Cells are 20×21 or 20×22 pixels here: 5 across, 7 down.
    @Test
    void pixelsThatChangePlacesWithinACellLeaveNoTrace() {
        Picture picture = Drawn.busy(200, 200);
        Picture other = new Picture(200, 200, picture.rgb().clone());
        for (int row = 0; row < 7; row++) {
            int top = 20 + row * 150 / 7;
            int bottom = 20 + (row + 1) * 150 / 7;
            for (int column = 0; column < 5; column++) {
                int left = 40 + 20 * column;
                for (int y = top; y < (top + bottom) / 2; y++) {
                    swap(other.rgb(), 3 * (y * 200 + left), 3 * ((bottom - 1 - (y - top)) * 200 + left), 60);
                }
            }
        }

        assertFalse(Arrays.equals(picture.rgb(), other.rgb()));
        assertArrayEquals(
                Blur.out(picture, List.of(REGION)).rgb(),
                Blur.out(other, List.of(REGION)).rgb());
    }

    @Test
    void whatIsOfOneColourStaysSoToTheEdgeOfThePicture() {
        Picture picture = Drawn.plain(60, 40, 77);

        assertArrayEquals(
                picture.rgb(),
                Blur.out(picture, List.of(new Region(0, 0, 60, 40))).rgb());
        assertArrayEquals(
                picture.rgb(),
                Blur.out(picture, List.of(new Region(57, 38, 3, 1))).rgb());
    }

    @Test
    void aBystandersWholeHeadIsARegionUpToTheEdgeOfThePicture() {
        assertEquals(
                List.of(new Region(90, 10, 50, 100), new Region(0, 0, 19, 18)),
                Region.bystanders(
                        new Box(400, 300, 60, 60),
                        List.of(new Box(100, 30, 30, 60), new Box(-9, -6, 21, 18)),
                        640,
                        480));
    }

    @Test
    void theFaceThatItIsAboutIsLeftAlone() {
        Box face = new Box(100, 100, 60, 80);
        List<Region> beside = Region.bystanders(face, List.of(new Box(170, 100, 60, 80)), 640, 480);

        assertEquals(List.of(new Region(160, 73, 90, 134)), beside);
        assertEquals(List.of(), Region.bystanders(face, List.of(new Box(120, 120, 18, 18)), 640, 480), "within it");
    }

    private static void swap(byte[] bytes, int one, int other, int length) {
        byte[] kept = Arrays.copyOfRange(bytes, one, one + length);
        System.arraycopy(bytes, other, bytes, one, length);
        System.arraycopy(kept, 0, bytes, other, length);
    }
}

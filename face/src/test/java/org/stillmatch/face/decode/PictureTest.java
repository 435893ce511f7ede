package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PictureTest {
    private static final Picture TWO_BY_TWO = Patterns.of(2, 2, 1, 2, 3, 40, 50, 60, 170, 180, 190, 255, 254, 253);

    @Test
    void samplesAreReadByColumnRowAndChannelAndNeverNegative() {
        assertEquals(50, TWO_BY_TWO.sample(1, 0, 1));
        assertEquals(190, TWO_BY_TWO.sample(0, 1, 2));
        assertEquals(255, TWO_BY_TWO.sample(1, 1, 0));
        assertEquals(0.299 * 170 + 0.587 * 180 + 0.114 * 190, TWO_BY_TWO.luma(0, 1), 1e-9);
    }

    @Test
    void mirroringExchangesColumnsAndKeepsChannels() {
        assertArrayEquals(
                Patterns.of(2, 2, 40, 50, 60, 1, 2, 3, 255, 254, 253, 170, 180, 190)
                        .rgb(),
                TWO_BY_TWO.mirrored().rgb());
    }

    @Test
    void mirroringTwiceIsMirroringNever() {
        for (int[] size : new int[][] {{1, 1}, {1, 9}, {9, 1}, {8, 5}, {13, 7}}) {
            Picture picture = Patterns.noise(size[0], size[1], 3);
            Picture twice = picture.mirrored().mirrored();
            assertArrayEquals(picture.rgb(), twice.rgb());
            assertEquals(size[0], twice.width());
            assertEquals(size[1], twice.height());
        }
    }

    @Test
    void aPictureHasAPixelAndAllItsSamples() {
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 5, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(5, 0, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(2, 2, new byte[11]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(-1, -1, new byte[3]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(65_536, 65_536, new byte[0]));
    }
}

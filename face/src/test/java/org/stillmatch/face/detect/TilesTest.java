package org.stillmatch.face.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TilesTest {
    @Test
    void aPictureNoLongerThanATileHasOne() {
        assertArrayEquals(new int[] {0}, Tiles.starts(1, 240, 72));
        assertArrayEquals(new int[] {0}, Tiles.starts(240, 240, 72));
    }

    @Test
    void onePixelMoreTakesTwo() {
        assertArrayEquals(new int[] {0, 1}, Tiles.starts(241, 240, 72));
        assertArrayEquals(new int[] {0, 168}, Tiles.starts(408, 240, 72));
        assertArrayEquals(new int[] {0, 85, 169}, Tiles.starts(409, 240, 72));
    }

    @Test
    void tilesCoverEverythingOverlapEnoughAndStayInside() {
        for (int[] kind : new int[][] {{240, 72}, {320, 72}, {64, 0}, {10, 9}, {7, 3}}) {
            int tile = kind[0];
            int overlap = kind[1];
            for (int length = 1; length < 6000; length += 1 + length / 300) {
                int[] starts = Tiles.starts(length, tile, overlap);
                String where = length + " in tiles of " + tile;
                assertEquals(0, starts[0], where);
                assertTrue(starts[starts.length - 1] + tile >= length, where);
                for (int i = 1; i < starts.length; i++) {
                    assertTrue(starts[i] > starts[i - 1], where);
                    assertTrue(starts[i - 1] + tile - starts[i] >= overlap, where);
                    assertTrue(starts[i] + tile <= length, where);
                }
            }
        }
    }

    @Test
    void noTileIsSpentThatIsNotNeeded() {
        for (int length = 241; length < 6000; length++) {
            int fewer = Tiles.starts(length, 240, 72).length - 1;
            assertTrue(fewer * 240 - (fewer - 1) * 72 < length, "a tile too many for " + length);
        }
    }
}

package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationDecodesToTheSameUprightPicture(int orientation) throws Unreadable {
        Decoded decoded = Corpus.decoded("jpeg-orientation-" + orientation + ".jpg");
        assertEquals(orientation, decoded.orientation());
        assertTrue(Difference.mean(Scene.of(96, 72), decoded.picture()) < 3);
    }

    /// Two rows of three, named a to f; the rows expected are those that EXIF 2.32 draws for the tag.
    @ParameterizedTest
    @CsvSource({
        "1, abc/def",
        "2, cba/fed",
        "3, fed/cba",
        "4, def/abc",
        "5, ad/be/cf",
        "6, da/eb/fc",
        "7, fc/eb/da",
        "8, cf/be/ad"
    })
    void eachTurnsThePixelsAsTheStandardDraws(int orientation, String expected) {
        byte[] rgb = new byte[18];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) ('a' + i / 3);
        }
        Picture upright = Orientation.upright(new Picture(3, 2, rgb), orientation);
        var rows = new StringBuilder();
        for (int y = 0; y < upright.height(); y++) {
            rows.append(y == 0 ? "" : "/");
            for (int x = 0; x < upright.width(); x++) {
                rows.append((char) upright.sample(x, y, x % 3));
            }
        }
        assertEquals(expected, rows.toString());
    }

    @Test
    void anUprightPictureIsNotCopied() {
        Picture scene = Scene.of(8, 6);
        assertSame(scene, Orientation.upright(scene, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg-exif-broken.jpg", "jpeg-exif-nonsense.jpg", "jpeg-exif-many-entries.jpg"})
    void aBrokenNoteCostsNothing(String file) throws Unreadable {
        int orientation = Corpus.decoded(file).orientation();
        assertEquals(file.contains("many") ? 6 : 1, orientation);
    }

    @Test
    void aNinthOrientationIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Orientation.upright(Scene.of(8, 6), 9));
    }
}

package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pixels are those of the scene that the files were made from.
class PixelsTest {
    private static final Picture SCENE = Scene.of(96, 72);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bmp-24.bmp",
                "png-16-bit.png",
                "png-animated.png",
                "png-interlaced.png",
                "png-orientation-6.png",
                "png-plain.png",
                "png-profile-bomb.png",
                "png-without-end.png",
                "tiff-16-bit.tif",
                "tiff-big-endian.tif",
                "tiff-cmyk.tif",
                "tiff-deflate.tif",
                "tiff-directory-loop.tif",
                "tiff-lzw.tif",
                "tiff-orientation-6.tif",
                "tiff-packbits.tif",
                "tiff-pages.tif",
                "tiff-planes.tif",
                "tiff-tiled.tif",
                "webp-lossless.webp"
            })
    void aLosslessFileGivesTheSceneBack(String file) throws Unreadable {
        assertArrayEquals(SCENE.rgb(), Corpus.decoded(file).picture().rgb());
    }

    /// The bounds are a little above what coarse chroma and few colours cost; swapped channels, a lost
    /// transform or inverted inks cost twenty and more.
    @ParameterizedTest
    @CsvSource({
        "jpeg-plain.jpg, 5",
        "jpeg-progressive.jpg, 5",
        "jpeg-restarts.jpg, 5",
        "jpeg-rgb-components.jpg, 2",
        "jpeg-odd-sampling.jpg, 5",
        "jpeg-motion-frame.jpg, 5",
        "jpeg-cmyk.jpg, 3",
        "jpeg-cmyk-without-adobe.jpg, 3",
        "jpeg-ycck.jpg, 3",
        "jpeg-exif-broken.jpg, 5",
        "jpeg-broken-profile.jpg, 5",
        "gif-plain.gif, 5",
        "gif-interlaced.gif, 5",
        "gif-animated.gif, 2",
        "gif-small-screen.gif, 5",
        "bmp-16-bit.bmp, 5",
        "tiff-palette.tif, 5",
        "webp-lossy.webp, 5",
        "webp-animated.webp, 2",
        "webp-orientation-6.webp, 4"
    })
    void aLossyFileComesNear(String file, double bound) throws Unreadable {
        assertTrue(Difference.mean(SCENE, Corpus.decoded(file).picture()) <= bound);
    }

    @ParameterizedTest
    @CsvSource({"png-alpha.png, .25", "png-palette-transparent.png, .4"})
    void transparencyIsLaidOverWhite(String file, double opacity) throws Unreadable {
        byte[] over = new byte[SCENE.rgb().length];
        for (int i = 0; i < over.length; i++) {
            over[i] = (byte) Math.round(255 - opacity * (255 - (SCENE.rgb()[i] & 0xff)));
        }
        Picture expected = new Picture(96, 72, over);
        assertTrue(Difference.mean(expected, Corpus.decoded(file).picture()) <= 6);
    }

    @Test
    void aTransparentColourOfAGifIsWhite() throws Unreadable {
        Picture picture = Corpus.decoded("gif-transparent.gif").picture();
        assertEquals(255, picture.sample(26, 22, 0));
        assertEquals(255, picture.sample(26, 22, 1));
        assertEquals(255, picture.sample(26, 22, 2));
    }

    @Test
    void greyIsKeptAsItIsStoredInEveryDepth() throws Unreadable {
        Picture eight = Corpus.decoded("jpeg-grey.jpg").picture();
        assertTrue(Difference.mean(eight, Corpus.decoded("png-grey-16-bit.png").picture()) <= 2);
        assertEquals(eight.sample(9, 9, 0), eight.sample(9, 9, 2));
    }

    @Test
    void aSmallFrameStandsInItsPlaceOnTheCanvas() throws Unreadable {
        Picture canvas = Corpus.decoded("webp-frame-on-canvas.webp").picture();
        assertEquals(255, canvas.sample(3, 20, 1));
        assertEquals(SCENE.sample(0, 0, 1), canvas.sample(4, 8, 1));
        assertEquals(SCENE.sample(95, 71, 1), canvas.sample(99, 79, 1));
    }

    @Test
    void aBmpThatStartsAtTheTopIsNotTurned() throws Unreadable {
        Picture down = Corpus.decoded("bmp-top-down.bmp").picture();
        Picture up = Corpus.decoded("bmp-24.bmp").picture();
        assertEquals(up.sample(5, 0, 1), down.sample(5, 71, 1));
        assertEquals(up.sample(5, 71, 1), down.sample(5, 0, 1));
    }

    @Test
    void theContentDecidesTheFormat() throws Unreadable {
        assertEquals(Format.JPEG, Corpus.decoded("jpeg-named.png").format());
        assertEquals(Format.PNG, Corpus.decoded("png-named.jpg").format());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif-animated.gif", "png-animated.png", "webp-animated.webp", "tiff-pages.tif"})
    void aFileOfSeveralFramesSaysSo(String file) throws Unreadable {
        assertTrue(Corpus.decoded(file).firstOfSeveral());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif-plain.gif", "png-plain.png", "webp-lossy.webp", "tiff-plain.tif", "jpeg-plain.jpg"})
    void aFileOfOneFrameSaysSo(String file) throws Unreadable {
        assertFalse(Corpus.decoded(file).firstOfSeveral());
    }

    @Test
    void nothingButTheEndMarkerMissingChangesNoPixel() throws Unreadable {
        assertArrayEquals(
                Corpus.decoded("jpeg-plain.jpg").picture().rgb(),
                Corpus.decoded("jpeg-without-end.jpg").picture().rgb());
    }
}

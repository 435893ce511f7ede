package org.stillmatch.face.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final Picture SCENE = Scene.of(97, 61);

    @Test
    void aPngGivesTheSamePixelsBack() throws Unreadable {
        Decoded decoded = Decoder.decode(Pictures.toPng(SCENE), Limits.STANDARD);
        assertEquals(Format.PNG, decoded.format());
        assertArrayEquals(SCENE.rgb(), decoded.picture().rgb());
    }

    @Test
    void aJpegOfHigherQualityComesNearer() throws Unreadable {
        double coarse = loss(20);
        double middling = loss(60);
        double fine = loss(95);
        assertTrue(coarse > middling && middling > fine, coarse + " " + middling + " " + fine);
        assertTrue(fine < 4);
        assertTrue(Pictures.toJpeg(SCENE, 20).length < Pictures.toJpeg(SCENE, 95).length);
    }

    private static double loss(int quality) throws Unreadable {
        return Difference.mean(
                SCENE,
                Decoder.decode(Pictures.toJpeg(SCENE, quality), Limits.STANDARD).picture());
    }

    @Test
    void anotherQualityIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pictures.toJpeg(SCENE, 0));
        assertThrows(IllegalArgumentException.class, () -> Pictures.toJpeg(SCENE, 101));
    }

    @Test
    void anImageToDrawOnIsACopyAndComesBackWhole() {
        BufferedImage image = Pictures.toImage(SCENE);
        image.setRGB(3, 2, 0xff102030);
        assertEquals(SCENE.sample(3, 2, 0), Scene.of(97, 61).sample(3, 2, 0));
        Picture drawn = Pictures.of(image);
        assertEquals(0x10, drawn.sample(3, 2, 0));
        assertEquals(0x20, drawn.sample(3, 2, 1));
        assertEquals(0x30, drawn.sample(3, 2, 2));
        assertEquals(SCENE.sample(4, 2, 1), drawn.sample(4, 2, 1));
    }

    @Test
    void theUsualKindsOfImageAreTaken() {
        for (int kind : new int[] {
            BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_INT_ARGB_PRE
        }) {
            BufferedImage image = new BufferedImage(2, 1, kind);
            image.setRGB(0, 0, 0xff0a141e);
            image.setRGB(1, 0, 0xfff0fa64);
            byte[] expected = {10, 20, 30, (byte) 240, (byte) 250, 100};
            assertArrayEquals(expected, Pictures.of(image).rgb(), "kind " + kind);
        }
    }
}

package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LetteringTest {
    private final Lettering letters;

    LetteringTest() throws IOException {
        letters = Lettering.open();
    }

    @Test
    void textTakesTheRoomThatItIsSaidToTake() throws IOException {
        int end = rightmost("No lead: 24 px", 1000);

        assertEquals(10 + letters.width("No lead: 24 px", 40), end, 4);
    }

    @Test
    void textThatDoesNotFitEndsWithinItsRoom() throws IOException {
        int end = rightmost("A lead is never an identification", 300);

        assertTrue(end > 200 && end <= 310, "ended at " + end);
    }

    private int rightmost(String text, double room) throws IOException {
        BufferedImage image = new BufferedImage(1000, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        on.setColor(Color.WHITE);
        letters.draw(on, text, 10, 40, 40, room);
        on.dispose();
        for (int x = image.getWidth() - 1; x >= 0; x--) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xff) > 100) {
                    return x;
                }
            }
        }
        return -1;
    }
}

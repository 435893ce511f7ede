package org.stillmatch.server.journey;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Photographs of one face each, side by side in one still.
final class Crowd {
    private static final int COLUMNS = 3;

    private Crowd() {}

    /// @param photographs all of one size
    /// @param suspect which of them is meant, from 0
    static SlotFilling.Shot of(List<Path> photographs, int suspect) throws IOException {
        int rows = Math.ceilDiv(photographs.size(), COLUMNS);
        BufferedImage first = ImageIO.read(photographs.getFirst().toFile());
        BufferedImage all =
                new BufferedImage(first.getWidth() * COLUMNS, first.getHeight() * rows, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = all.createGraphics();
        for (int i = 0; i < photographs.size(); i++) {
            pen.drawImage(
                    ImageIO.read(photographs.get(i).toFile()),
                    i % COLUMNS * first.getWidth(),
                    i / COLUMNS * first.getHeight(),
                    null);
        }
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(all, "jpeg", jpeg);
        return new SlotFilling.Shot(
                jpeg.toByteArray(), (suspect % COLUMNS + .5) / COLUMNS, (suspect / COLUMNS + .5) / rows);
    }
}

package org.stillmatch.face.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Files of inks and palettes that no tool at hand writes.
final class Inks {
    private Inks() {}

    /// A JPEG file of four inverted inks (255 is none) without any word on what they mean.
    static byte[] jpeg(Picture picture) throws IOException {
        int width = picture.width();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, picture.height(), 4, null);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                // A fifth of the darkness goes to black, so that it is not idle.
                int light =
                        Math.max(picture.sample(x, y, 0), Math.max(picture.sample(x, y, 1), picture.sample(x, y, 2)));
                int black = 255 - (255 - light) / 5;
                for (int band = 0; band < 3; band++) {
                    int left = Math.min(255, Math.round(picture.sample(x, y, band) * 255f / black));
                    raster.setSample(x, y, band, left);
                }
                raster.setSample(x, y, 3, black);
            }
        }
        ImageWriter writer = Readers.jpegWriter();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.95f);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), settings);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /// A PNG file of 252 colours, two fifths opaque.
    static byte[] palettePng(Picture picture) throws IOException {
        byte[][] colours = new byte[4][252];
        for (int i = 0; i < 252; i++) {
            colours[0][i] = (byte) (i / 42 * 51);
            colours[1][i] = (byte) (i / 6 % 7 * 255 / 6);
            colours[2][i] = (byte) (i % 6 * 51);
            colours[3][i] = 102;
        }
        var model = new IndexColorModel(8, 252, colours[0], colours[1], colours[2], colours[3]);
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int red = (picture.sample(x, y, 0) + 25) / 51;
                int green = (picture.sample(x, y, 1) * 6 + 127) / 255;
                int blue = (picture.sample(x, y, 2) + 25) / 51;
                image.getRaster().setSample(x, y, 0, red * 42 + green * 6 + blue);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}

package org.stillmatch.face.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures on their way out: as a file, or as an image to draw on.
public final class Pictures {
    private Pictures() {}

    /// A PNG file that decodes to the same pixels.
    public static byte[] toPng(Picture picture) {
        try {
            ImageWriter writer = Readers.pngWriter();
            return written(writer, writer.getDefaultWriteParam(), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A baseline JPEG file with chroma at half the resolution, as cameras write it.
    ///
    /// @param quality 1 to 100 on the scale of the Independent JPEG Group
    /// @throws IllegalArgumentException for another quality
    public static byte[] toJpeg(Picture picture, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("A JPEG quality is 1 to 100, not " + quality);
        }
        try {
            ImageWriter writer = Readers.jpegWriter();
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            return written(writer, settings, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A copy to draw on.
    public static BufferedImage toImage(Picture picture) {
        byte[] copy = Arrays.copyOf(picture.rgb(), picture.rgb().length);
        return view(picture.width(), picture.height(), copy);
    }

    /// The picture that an image shows, transparency over white.
    ///
    /// @throws IllegalArgumentException for an image of a kind that no still has, such as floats
    public static Picture of(BufferedImage image) {
        try {
            Picture shown = Samples.picture(image);
            return new Picture(shown.width(), shown.height(), shown.rgb().clone());
        } catch (Unreadable e) {
            throw new IllegalArgumentException("An image of " + image.getColorModel(), e);
        }
    }

    /// An image over the very array, red first.
    static BufferedImage view(int width, int height, byte[] rgb) {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE);
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), width, height, 3 * width, 3, new int[] {0, 1, 2}, null);
        return new BufferedImage(model, raster, false, null);
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam settings, Picture picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            BufferedImage image = view(picture.width(), picture.height(), picture.rgb());
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

package org.stillmatch.face.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/// From the many layouts of a decoder to red, green, blue.
///
/// Works on the samples as stored: the JDK's own conversion would apply profiles and take grey for linear.
final class Samples {
    private Samples() {}

    /// @throws Unreadable for samples of a kind that no still has, such as floats
    static Picture picture(BufferedImage image) throws Unreadable {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int bands = raster.getNumBands();
        if (model instanceof IndexColorModel palette) {
            return indexed(raster, palette);
        }
        boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        boolean ink = cmyk && bands == 4;
        boolean light = !cmyk && bands >= 1 && bands <= 4;
        boolean whole = raster.getTransferType() <= java.awt.image.DataBuffer.TYPE_INT;
        if (!whole || !ink && !light) {
            throw new Unreadable(Reason.UNSUPPORTED);
        }
        if (!cmyk && bands == 3 && bytesInOrder(raster)) {
            return new Picture(
                    raster.getWidth(), raster.getHeight(), ((DataBufferByte) raster.getDataBuffer()).getData());
        }
        return general(raster, cmyk, model.isAlphaPremultiplied());
    }

    /// Whether the raster's array is exactly what a picture holds, so that it can be taken over.
    private static boolean bytesInOrder(Raster raster) {
        return raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && layout.getPixelStride() == 3
                && layout.getScanlineStride() == 3 * raster.getWidth()
                && buffer.getNumBanks() == 1
                && buffer.getData().length == 3 * raster.getWidth() * raster.getHeight()
                && layout.getBandOffsets()[0] == 0
                && layout.getBandOffsets()[1] == 1
                && layout.getBandOffsets()[2] == 2;
    }

    private static Picture indexed(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] row = new int[width];
        byte[] rgb = new byte[3 * width * raster.getHeight()];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int index : row) {
                int colour = colours[index];
                int alpha = colour >>> 24;
                rgb[at++] = (byte) overWhite(colour >> 16 & 0xff, alpha);
                rgb[at++] = (byte) overWhite(colour >> 8 & 0xff, alpha);
                rgb[at++] = (byte) overWhite(colour & 0xff, alpha);
            }
        }
        return new Picture(width, raster.getHeight(), rgb);
    }

    private static Picture general(Raster raster, boolean cmyk, boolean premultiplied) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int[] row = new int[width * bands];
        byte[] rgb = new byte[3 * width * raster.getHeight()];
        int[] depths = raster.getSampleModel().getSampleSize();
        int alphaBand = cmyk || bands % 2 == 1 ? -1 : bands - 1;
        int green = bands < 3 ? 0 : 1;
        int blue = bands < 3 ? 0 : 2;
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            toEightBits(row, depths);
            for (int x = 0; x < row.length; x += bands) {
                int r = row[x];
                int g = row[x + green];
                int b = row[x + blue];
                if (cmyk) {
                    int light = 255 - row[x + 3];
                    r = product(255 - r, light);
                    g = product(255 - g, light);
                    b = product(255 - b, light);
                } else if (alphaBand > 0) {
                    int alpha = row[x + alphaBand];
                    r = premultiplied ? Math.min(255, r + 255 - alpha) : overWhite(r, alpha);
                    g = premultiplied ? Math.min(255, g + 255 - alpha) : overWhite(g, alpha);
                    b = premultiplied ? Math.min(255, b + 255 - alpha) : overWhite(b, alpha);
                }
                rgb[at++] = (byte) r;
                rgb[at++] = (byte) g;
                rgb[at++] = (byte) b;
            }
        }
        return new Picture(width, raster.getHeight(), rgb);
    }

    private static void toEightBits(int[] row, int[] depths) {
        for (int band = 0; band < depths.length; band++) {
            if (depths[band] == 8) {
                continue;
            }
            long most = (1L << depths[band]) - 1;
            for (int i = band; i < row.length; i += depths.length) {
                row[i] = (int) (((row[i] & most) * 255 + most / 2) / most);
            }
        }
    }

    /// A sample of 0 to 255 with an opacity of 0 to 255, laid over white.
    static int overWhite(int sample, int alpha) {
        return product(sample, alpha) + 255 - alpha;
    }

    /// a·b/255, rounded.
    static int product(int a, int b) {
        return (a * b + 127) / 255;
    }
}

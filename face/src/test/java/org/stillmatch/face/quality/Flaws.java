package org.stillmatch.face.quality;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.stillmatch.face.decode.Picture;

/// Blur, movement, compression and enlargement of known size.
final class Flaws {
    private Flaws() {}

    /// Convolved with a Gaussian of σ pixels, edges repeated.
    static double[] blurred(double[] p, int width, int height, double sigma) {
        int radius = (int) Math.ceil(4 * sigma);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        double[] across = new double[p.length];
        double[] out = new double[p.length];
        for (int pass = 0; pass < 2; pass++) {
            double[] from = pass == 0 ? p : across;
            double[] to = pass == 0 ? across : out;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double v = 0;
                    for (int i = -radius; i <= radius; i++) {
                        int xi = pass == 0 ? Math.clamp(x + i, 0, width - 1) : x;
                        int yi = pass == 0 ? y : Math.clamp(y + i, 0, height - 1);
                        v += kernel[i + radius] / sum * from[yi * width + xi];
                    }
                    to[y * width + x] = v;
                }
            }
        }
        return out;
    }

    /// The mean along a line of `movement` pixels, at `degrees` from the x axis.
    static double[] smeared(double[] p, int width, int height, double movement, double degrees) {
        int steps = (int) Math.ceil(4 * movement);
        double dx = Math.cos(Math.toRadians(degrees));
        double dy = Math.sin(Math.toRadians(degrees));
        double[] out = new double[p.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = 0; i < steps; i++) {
                    double t = movement * ((i + 0.5) / steps - 0.5);
                    sum += between(p, width, height, x + t * dx, y + t * dy);
                }
                out[y * width + x] = sum / steps;
            }
        }
        return out;
    }

    private static double between(double[] p, int width, int height, double x, double y) {
        double cx = Math.clamp(x, 0, width - 1.001);
        double cy = Math.clamp(y, 0, height - 1.001);
        int x0 = (int) cx;
        int y0 = (int) cy;
        double fx = cx - x0;
        double fy = cy - y0;
        int i = y0 * width + x0;
        return (1 - fy) * ((1 - fx) * p[i] + fx * p[i + 1]) + fy * ((1 - fx) * p[i + width] + fx * p[i + width + 1]);
    }

    /// Twice the width and height, interpolated linearly.
    static Picture doubled(Picture p) {
        int w = 2 * p.width();
        int h = 2 * p.height();
        byte[] rgb = new byte[3 * w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double sx = Math.clamp((x + 0.5) / 2 - 0.5, 0, p.width() - 1.001);
                double sy = Math.clamp((y + 0.5) / 2 - 0.5, 0, p.height() - 1.001);
                int x0 = (int) sx;
                int y0 = (int) sy;
                for (int c = 0; c < 3; c++) {
                    double top = (1 - sx + x0) * p.sample(x0, y0, c) + (sx - x0) * p.sample(x0 + 1, y0, c);
                    double bottom = (1 - sx + x0) * p.sample(x0, y0 + 1, c) + (sx - x0) * p.sample(x0 + 1, y0 + 1, c);
                    rgb[3 * (y * w + x) + c] = (byte) Math.round((1 - sy + y0) * top + (sy - y0) * bottom);
                }
            }
        }
        return new Picture(w, h, rgb);
    }

    /// The picture without its first columns and rows.
    static Picture cropped(Picture p, int columns, int rows) {
        int w = p.width() - columns;
        int h = p.height() - rows;
        byte[] rgb = new byte[3 * w * h];
        for (int y = 0; y < h; y++) {
            System.arraycopy(p.rgb(), 3 * ((y + rows) * p.width() + columns), rgb, 3 * y * w, 3 * w);
        }
        return new Picture(w, h, rgb);
    }

    /// Written as a JPEG of this quality, 0 to 100, by ImageIO and read again.
    static Picture throughJpeg(Picture picture, int quality) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(
                        x, y, picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        try {
            BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            byte[] rgb = new byte[3 * picture.width() * picture.height()];
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int v = back.getRGB(x, y);
                    int to = 3 * (y * picture.width() + x);
                    rgb[to] = (byte) (v >> 16);
                    rgb[to + 1] = (byte) (v >> 8);
                    rgb[to + 2] = (byte) v;
                }
            }
            return new Picture(picture.width(), picture.height(), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

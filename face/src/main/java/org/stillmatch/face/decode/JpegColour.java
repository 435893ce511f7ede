package org.stillmatch.face.decode;

import java.awt.image.Raster;

/// What the components of a JPEG file mean.
///
/// JPEG itself does not say. The customs of the IJG library decide: a JFIF segment means YCbCr, else Adobe's
/// segment names the transform, else the components' letters tell. Inks are stored inverted, as Adobe does;
/// browsers take them so with and without Adobe's segment.
enum JpegColour {
    GREY,
    YCBCR,
    RGB,
    CMYK,
    YCCK;

    private static final String JFIF = "\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0";
    private static final String ADOBE_WITHOUT_TRANSFORM = "\u00ff\u00ee\0\u000eAdobe\0\u0064\0\0\0\0\0";

    static JpegColour of(JpegSegments segments) throws Unreadable {
        int transform = segments.adobeTransform.orElse(-1);
        return switch (segments.components.length) {
            case 1 -> GREY;
            case 3 -> {
                boolean letters = transform < 0
                        && segments.components[0] == 'R'
                        && segments.components[1] == 'G'
                        && segments.components[2] == 'B';
                yield !segments.jfif && (transform == 0 || letters) ? RGB : YCBCR;
            }
            case 4 -> transform == 2 ? YCCK : CMYK;
            default -> throw new Unreadable(Reason.UNSUPPORTED);
        };
    }

    /// Whether the native reader turns these components into RGB by itself.
    boolean isLight() {
        return this == YCBCR || this == RGB;
    }

    /// The segment, in Latin-1, that makes the native reader see these components as they are.
    String applicationSegment() {
        return this == GREY || this == YCBCR ? JFIF : ADOBE_WITHOUT_TRANSFORM;
    }

    /// Red, green, blue from grey or inks as the native reader left them.
    byte[] rgb(Raster raster) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        byte[] rgb = new byte[3 * width * raster.getHeight()];
        byte[] row = new byte[width * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getDataElements(0, y, width, 1, row);
            if (this == GREY) {
                at = grey(row, rgb, at);
            } else {
                at = inks(row, rgb, at);
            }
        }
        return rgb;
    }

    private static int grey(byte[] row, byte[] rgb, int start) {
        int at = start;
        for (byte sample : row) {
            rgb[at++] = sample;
            rgb[at++] = sample;
            rgb[at++] = sample;
        }
        return at;
    }

    /// Inverted, a sample is the share of light that its ink leaves; ink and black leave the product.
    /// The press's profile is not looked at.
    private int inks(byte[] row, byte[] rgb, int start) {
        boolean turned = this == YCCK;
        int at = start;
        for (int x = 0; x < row.length; x += 4) {
            int first = row[x] & 0xff;
            int second = row[x + 1] & 0xff;
            int third = row[x + 2] & 0xff;
            if (turned) {
                double cb = second - 128.0;
                double cr = third - 128.0;
                // T.871 gives red, green, blue; Adobe's cyan, magenta, yellow are their complements.
                second = complement(first - 0.344136 * cb - 0.714136 * cr);
                third = complement(first + 1.772 * cb);
                first = complement(first + 1.402 * cr);
            }
            int light = row[x + 3] & 0xff;
            rgb[at++] = (byte) Samples.product(first, light);
            rgb[at++] = (byte) Samples.product(second, light);
            rgb[at++] = (byte) Samples.product(third, light);
        }
        return at;
    }

    private static int complement(double sample) {
        return 255 - (int) Math.clamp(Math.round(sample), 0, 255);
    }
}

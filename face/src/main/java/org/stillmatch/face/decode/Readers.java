package org.stillmatch.face.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/// The Image I/O plug-ins in use, each chosen here and none by what else lies on the class path.
final class Readers {
    static {
        // A plug-in that opens a stream of its own must not write the picture to a temporary file.
        ImageIO.setUseCache(false);
    }

    static final ImageReaderSpi JPEG = ofTheJdk(ImageReaderSpi.class, "jpeg");
    static final ImageReaderSpi PNG = ofTheJdk(ImageReaderSpi.class, "png");
    static final ImageReaderSpi BMP = ofTheJdk(ImageReaderSpi.class, "bmp");
    static final ImageReaderSpi WEBP = new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi();
    static final ImageReaderSpi TIFF = new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi();
    private static final ImageWriterSpi JPEG_WRITER = ofTheJdk(ImageWriterSpi.class, "jpeg");
    private static final ImageWriterSpi PNG_WRITER = ofTheJdk(ImageWriterSpi.class, "png");

    private Readers() {}

    /// The first image of a file, in whatever layout the reader likes.
    static BufferedImage read(ImageReaderSpi provider, byte[] file) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        try {
            reader.setInput(new ByteStream(file), true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    static ImageWriter jpegWriter() throws IOException {
        return JPEG_WRITER.createWriterInstance();
    }

    static ImageWriter pngWriter() throws IOException {
        return PNG_WRITER.createWriterInstance();
    }

    private static <P extends ImageReaderWriterSpi> P ofTheJdk(Class<P> kind, String format) {
        Iterator<P> found = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        kind,
                        provider -> provider.getClass().getModule() == ImageIO.class.getModule()
                                && List.of(((ImageReaderWriterSpi) provider).getFormatNames())
                                        .contains(format),
                        false);
        if (!found.hasNext()) {
            throw new IllegalStateException("This Java runtime has no " + format
                    + " codec: run Stillmatch on a full JDK with the java.desktop module");
        }
        return found.next();
    }
}

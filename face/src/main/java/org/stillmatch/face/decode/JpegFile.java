package org.stillmatch.face.decode;

import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/// JPEG: baseline, extended and progressive with eight bits and Huffman codes, in grey, colour or four inks.
///
/// The JDK's native reader fills what is missing with grey and goes on after bad codes; it only warns.
/// A picture that is part grey may be taken for the whole, so every such warning refuses it:
/// [Reason#TRUNCATED] if the file has no end marker, [Reason#DAMAGED] if it has one. A file that lacks
/// nothing but its end marker is read, unless it is progressive, where a missing last scan leaves no trace.
final class JpegFile implements PictureFile {
    /// No encoder writes as many scans; each costs a pass over the whole picture however few its bytes.
    private static final int MOST_SCANS = 64;

    private final JpegSegments segments;
    private final JpegColour colour;

    private JpegFile(JpegSegments segments, JpegColour colour) {
        this.segments = segments;
        this.colour = colour;
    }

    static JpegFile of(byte[] file) throws Unreadable {
        JpegSegments segments = new JpegSegments(file);
        if (segments.process > 0xc2 || segments.precision != 8) {
            throw new Unreadable(
                    Reason.UNSUPPORTED,
                    "This is a rare kind of JPEG (lossless, arithmetic or more than 8 bits), which is not read:"
                            + " save it as a plain JPEG or as PNG.");
        }
        if (segments.width == 0 || segments.height == 0 || segments.scans > MOST_SCANS) {
            throw new Unreadable(Reason.DAMAGED);
        }
        return new JpegFile(segments, JpegColour.of(segments));
    }

    @Override
    public Format format() {
        return Format.JPEG;
    }

    @Override
    public int width() {
        return segments.width;
    }

    @Override
    public int height() {
        return segments.height;
    }

    @Override
    public int orientation() {
        return segments.orientation;
    }

    @Override
    public boolean firstOfSeveral() {
        return false;
    }

    @Override
    public Picture pixels() throws IOException, Unreadable {
        if (!couldBeComplete()) {
            throw incomplete();
        }
        List<String> warnings = new ArrayList<>();
        ImageReader reader = Readers.JPEG.createReaderInstance();
        try {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(new ByteStream(forTheReader()), true, true);
            Picture picture = colour.isLight() ? light(reader) : raw(reader);
            if (warnings.stream().anyMatch(this::betraysLoss)) {
                throw incomplete();
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    /// Lets the reader turn YCbCr into RGB itself, straight into the picture's array.
    private Picture light(ImageReader reader) throws IOException {
        byte[] rgb = new byte[3 * width() * height()];
        ImageReadParam into = reader.getDefaultReadParam();
        into.setDestination(Pictures.view(width(), height(), rgb));
        reader.read(0, into);
        return new Picture(width(), height(), rgb);
    }

    private Picture raw(ImageReader reader) throws IOException {
        Raster raster = reader.readRaster(0, null);
        return new Picture(width(), height(), colour.rgb(raster));
    }

    /// Each 8×8 block takes at least one bit of entropy-coded data, at the component of full resolution.
    private boolean couldBeComplete() {
        long blocks = (width() + 7L) / 8 * ((height() + 7L) / 8);
        boolean lateScansMissing = segments.process == 0xc2 && !segments.ended;
        return !lateScansMissing && segments.everyComponentScanned() && segments.entropyBytes * 8 >= blocks;
    }

    private Unreadable incomplete() {
        return new Unreadable(segments.ended ? Reason.DAMAGED : Reason.TRUNCATED);
    }

    /// Padding before the end marker is harmless; every other warning of the IJG library means lost data.
    /// The library words only its first warning, so without an end marker even padding may hide a loss.
    private boolean betraysLoss(String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        return !segments.ended || !words.contains("extraneous bytes before marker 0xd9");
    }

    /// The file as the reader is to see it: one application segment that settles the colours, the tables,
    /// the scans, and an end.
    private byte[] forTheReader() {
        byte[] kept = segments.kept();
        var out = new ByteArrayOutputStream(kept.length + 512);
        out.writeBytes(latin("\u00ff\u00d8"));
        out.writeBytes(latin(colour.applicationSegment()));
        if (!segments.huffmanTables) {
            writeStandardTables(out);
        }
        out.writeBytes(kept);
        out.writeBytes(latin("\u00ff\u00d9"));
        return out.toByteArray();
    }

    /// Frames taken out of motion JPEG leave out the tables of T.81, annex K.
    private static void writeStandardTables(ByteArrayOutputStream out) {
        writeTable(out, 0x00, JPEGHuffmanTable.StdDCLuminance);
        writeTable(out, 0x10, JPEGHuffmanTable.StdACLuminance);
        writeTable(out, 0x01, JPEGHuffmanTable.StdDCChrominance);
        writeTable(out, 0x11, JPEGHuffmanTable.StdACChrominance);
    }

    private static void writeTable(ByteArrayOutputStream out, int target, JPEGHuffmanTable table) {
        int length = 2 + 1 + 16 + table.getValues().length;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xc4, (byte) (length >> 8), (byte) length, (byte) target});
        for (int i = 0; i < 16; i++) {
            out.write(i < table.getLengths().length ? table.getLengths()[i] : 0);
        }
        for (short value : table.getValues()) {
            out.write(value);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

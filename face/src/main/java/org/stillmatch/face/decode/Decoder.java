package org.stillmatch.face.decode;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The front door: bytes of a file in, an upright picture out, or [Unreadable] with a reason.
///
/// Samples are taken as sRGB whatever colour profile a file embeds: the recognisers were trained on
/// pictures read this way, and a profile is one more thing that a hostile file can lie in.
/// Transparency is laid over white. No other exception leaves for anything that a file contains.
public final class Decoder {
    private Decoder() {}

    /// Reads a file, at most `limits.bytes()` of it and none of a larger one.
    public static Decoded read(Path file, Limits limits) throws Unreadable {
        return decode(bytesOf(file, limits), limits);
    }

    /// @param bytes the whole file; not kept and not written to
    public static Decoded decode(byte[] bytes, Limits limits) throws Unreadable {
        limits.checkBytes(bytes.length);
        PictureFile file = open(bytes);
        limits.checkSize(file.width(), file.height());
        return new Decoded(upright(file), file.format(), file.orientation(), file.firstOfSeveral());
    }

    private static byte[] bytesOf(Path file, Limits limits) throws Unreadable {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unreadable(
                        Reason.NOT_A_FILE,
                        Files.exists(file)
                                ? "This is a folder or a device, not a file: name the picture itself."
                                : Reason.NOT_A_FILE.sentence());
            }
            limits.checkBytes(Files.size(file));
            try (InputStream in = Files.newInputStream(file)) {
                // One byte more than allowed tells a file that has grown since it was measured.
                return in.readNBytes((int) limits.bytes() + 1);
            }
        } catch (IOException e) {
            throw new Unreadable(Reason.NO_ACCESS, e);
        }
    }

    /// Reads the header alone. What it points to beyond the end of the file is missing.
    private static PictureFile open(byte[] bytes) throws Unreadable {
        try {
            return switch (Format.of(bytes)) {
                case JPEG -> JpegFile.of(bytes);
                case PNG -> PngFile.of(bytes);
                case WEBP -> WebpFile.of(bytes);
                case GIF -> GifFile.of(bytes);
                case BMP -> BmpFile.of(bytes);
                case TIFF -> TiffFile.of(bytes);
            };
        } catch (IndexOutOfBoundsException e) {
            throw new Unreadable(Reason.TRUNCATED, e);
        } catch (RuntimeException e) {
            throw new Unreadable(Reason.DAMAGED, e);
        }
    }

    /// Decoders meet hostile data with whatever their authors did not foresee; all of it is the file's fault.
    private static Picture upright(PictureFile file) throws Unreadable {
        try {
            return Orientation.upright(file.pixels(), file.orientation());
        } catch (EOFException e) {
            throw new Unreadable(Reason.TRUNCATED, e);
        } catch (IOException e) {
            throw new Unreadable(e.getCause() instanceof EOFException ? Reason.TRUNCATED : Reason.DAMAGED, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new Unreadable(Reason.DAMAGED, e);
        }
    }
}

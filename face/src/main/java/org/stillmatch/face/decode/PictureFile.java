package org.stillmatch.face.decode;

import java.io.IOException;

/// A file whose header has been read and whose pixels have not: nothing of the picture's size is
/// allocated yet.
///
/// Each implementation keeps only what makes the pixels (no colour profile, comment or maker's note
/// reaches a decoder), so that what is not looked at cannot do harm.
sealed interface PictureFile permits BmpFile, GifFile, JpegFile, PngFile, TiffFile, WebpFile {
    Format format();

    /// Width in pixels as stored, before the orientation is applied.
    int width();

    int height();

    /// The EXIF orientation, 1 to 8; 1 where the file gives none or nonsense.
    int orientation();

    /// Whether further frames or pages follow the first.
    boolean firstOfSeveral();

    /// Decodes the pixels as stored. An `EOFException` or `IndexOutOfBoundsException` means that data are missing.
    Picture pixels() throws IOException, Unreadable;
}

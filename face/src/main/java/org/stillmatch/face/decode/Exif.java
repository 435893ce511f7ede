package org.stillmatch.face.decode;

import java.nio.ByteBuffer;

/// The one thing that is taken from EXIF: which way up the picture is.
final class Exif {
    private Exif() {}

    /// @param block the TIFF structure, from its byte order on
    /// @return 1 to 8; 1 if the block says nothing or is broken, since a broken note must not cost the picture
    static int orientation(ByteBuffer block) {
        try {
            return Orientation.orNone(new TiffDirectory(block).first(TiffDirectory.ORIENTATION, Orientation.NONE));
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            return Orientation.NONE;
        }
    }
}

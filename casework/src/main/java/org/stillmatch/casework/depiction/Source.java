package org.stillmatch.casework.depiction;

import java.nio.ByteBuffer;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// A picture as it came in, read once for all that is shown of it. Nothing here writes to it.
public final class Source {
    private final String original;
    private final String pixels;
    private final Picture picture;

    private Source(String original, String pixels, Picture picture) {
        this.original = original;
        this.pixels = pixels;
        this.picture = picture;
    }

    /// @param file the whole original
    public static Source of(byte[] file) throws Unreadable {
        Picture picture = Decoder.decode(file, Limits.STANDARD).picture();
        ByteBuffer shape = ByteBuffer.allocate(8 + picture.rgb().length)
                .putInt(picture.width())
                .putInt(picture.height())
                .put(picture.rgb());
        return new Source(sha256(file), sha256(shape.array()), picture);
    }

    static String sha256(byte[] bytes) {
        return Hash.sha256(bytes).toString();
    }

    /// The SHA-256 of the file.
    public String original() {
        return original;
    }

    /// The SHA-256 of its width and height, four bytes each, and of its upright pixels.
    String pixels() {
        return pixels;
    }

    public int width() {
        return picture.width();
    }

    public int height() {
        return picture.height();
    }

    /// The upright picture, for whoever has to find something in it before a recipe can be written.
    public Picture picture() {
        return picture;
    }
}

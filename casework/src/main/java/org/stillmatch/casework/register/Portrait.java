package org.stillmatch.casework.register;

import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.detect.Box;

/// A custody picture of which a template was made.
public final class Portrait {
    private final byte[] file;
    private final Hash sha256;
    private final Embedded embedded;
    private final Box box;

    /// @param file its bytes; not copied
    /// @param box the face, in pixels of the upright picture
    public Portrait(byte[] file, Embedded embedded, Box box) {
        this.file = file;
        this.sha256 = Hash.sha256(file);
        this.embedded = embedded;
        this.box = box;
    }

    /// Reads a picture and makes the template of the one person whom it shows.
    ///
    /// @throws Refusal of kind INVALID, field 'file', if it cannot be read or shows no face that is believed
    public static Portrait take(byte[] file, Faces faces) {
        try {
            Picture picture = Decoder.decode(file, Limits.STANDARD).picture();
            Face face = faces.inCustodyImage(picture)
                    .orElseThrow(() -> Refusal.invalid(
                            "file",
                            "No face is believed in the picture: send one of the whole head, upright and sharp."));
            return new Portrait(file, faces.embed(picture, face), face.box());
        } catch (Unreadable e) {
            throw Refusal.invalid("file", e.sentence());
        }
    }

    /// The bytes of the file; no copy.
    public byte[] file() {
        return file;
    }

    public Hash sha256() {
        return sha256;
    }

    public Embedded embedded() {
        return embedded;
    }

    public Box box() {
        return box;
    }
}

package org.stillmatch.casework.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// What came of a picture that was to be enrolled.
sealed interface Photograph {
    /// @param entry the row's, with the file's hash and the face's place
    record Taken(CustodyEntry entry, Embedded embedded) implements Photograph {}

    /// @param reason a sentence
    record Refused(String reason) implements Photograph {}

    /// Reads a picture and makes the template of the one person that it shows.
    static Photograph take(Path file, CustodyEntry entry, Faces faces, Limits limits) {
        try {
            byte[] bytes = bytes(file, limits);
            Picture picture = Decoder.decode(bytes, limits).picture();
            Optional<Face> face = faces.inCustodyImage(picture);
            if (face.isEmpty()) {
                return new Refused(
                        "No face is believed in the picture: send one of the whole head, upright and sharp.");
            }
            String sha256 = Hash.sha256(bytes).toString();
            return new Taken(
                    entry.with(Optional.of(sha256), Optional.of(face.get().box())), faces.embed(picture, face.get()));
        } catch (Unreadable e) {
            return new Refused(e.sentence());
        } catch (IOException e) {
            return new Refused("The file cannot be opened: check that it is there and who may read it.");
        }
    }

    /// The bytes of the file, so that hash and template are of the same ones.
    private static byte[] bytes(Path file, Limits limits) throws Unreadable, IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > limits.bytes()) {
            // Refused with the decoder's own sentence.
            Decoder.read(file, limits);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) limits.bytes() + 1);
        }
    }
}

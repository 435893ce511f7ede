package org.stillmatch.casework.repack;

import java.util.Optional;
import java.util.UUID;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Faces;

/// Makes templates again from the sealed files of custody images.
public final class Reembedding {
    private static final String NO_FILE =
            "No file of it is kept, or it cannot be opened: have the source send it again.";

    private final Pictures pictures;

    public Reembedding(Pictures pictures) {
        this.pictures = pictures;
    }

    /// @throws Refusal saying why none can be made
    public Embedded template(int subject, UUID image, Faces faces) {
        Optional<byte[]> file = pictures.get(subject, image);
        return Portrait.take(file.orElseThrow(() -> Refusal.invalid("file", NO_FILE)), faces)
                .embedded();
    }
}

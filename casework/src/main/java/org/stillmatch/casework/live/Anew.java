package org.stillmatch.casework.live;

import java.util.Optional;
import java.util.UUID;
import org.stillmatch.face.Embedded;

/// Makes the template of an image again, with the pack in service, from the file that is kept of it.
@FunctionalInterface
public interface Anew {
    /// Of no image: for a gallery whose pack is never exchanged.
    Anew NONE = (subject, image) -> Optional.empty();

    /// Empty if there is no file, it cannot be opened, or the pack believes no face in it.
    Optional<Embedded> template(int subject, UUID image);
}

package org.stillmatch.casework.examination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The custody images that may be shown to an examiner.
public interface Likenesses {
    /// Of a subject, today: every view that may be compared and of which there is a file, the frontal ones first.
    ///
    /// @param minors whether images taken under the age of 18 may be
    List<UUID> of(int subject, boolean minors);

    /// The bytes of a file; empty if it is gone, or may not be shown any more.
    Optional<byte[]> file(int subject, UUID image, boolean minors);
}

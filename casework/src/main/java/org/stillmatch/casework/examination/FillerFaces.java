package org.stillmatch.casework.examination;

import java.util.UUID;
import org.stillmatch.face.Embedded;

/// Templates of fillers by the pack in service, made when they are first wanted and kept in memory alone.
public interface FillerFaces {
    /// @throws Refusal of kind INVALID if a picture cannot be read or shows no face that is believed
    void require(byte[] file);

    /// @param file the bytes of the filler's picture, asked for if no template is at hand
    /// @throws Refusal as `require`
    Embedded of(UUID filler, java.util.function.Supplier<byte[]> file);

    void forget(UUID filler);
}

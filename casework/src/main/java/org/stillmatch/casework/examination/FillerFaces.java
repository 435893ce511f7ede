package org.stillmatch.casework.examination;

import java.util.UUID;
import org.stillmatch.face.Embedded;

/// Templates of fillers by the pack in service, made when they are first wanted and kept in memory alone.
public interface FillerFaces {
    /// @throws Refusal of kind INVALID if a picture cannot be read, shows no face that is believed, or is to stand in
    ///     for a still and shows more than one: whoever else is in it did not agree
    void require(Use use, byte[] file);

    /// @param file the bytes of the filler's picture, asked for if no template is at hand
    /// @throws Refusal as `require`
    Embedded of(UUID filler, java.util.function.Supplier<byte[]> file);

    void forget(UUID filler);
}

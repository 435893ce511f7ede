package org.stillmatch.casework.request;

import org.stillmatch.face.Embedded;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.RefusedStill;

/// Makes the template of the one face that is named, and of no other.
@FunctionalInterface
public interface Probes {
    /// @param picture the bytes of its file
    /// @param face as it was found in it
    /// @throws RefusedStill if the picture cannot be read, or the face is not found in it any more
    Embedded of(byte[] picture, KnownFace face) throws RefusedStill;
}

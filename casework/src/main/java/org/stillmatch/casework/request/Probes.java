package org.stillmatch.casework.request;

import org.stillmatch.face.Embedded;
import org.stillmatch.face.RefusedStill;

/// Makes the template of the one face that is named, and of no other.
@FunctionalInterface
public interface Probes {
    /// @param micros when in a clip the face was seen best; 0 in a still
    record Made(Embedded probe, long micros) {}

    /// @param face its number, from 1
    /// @param picture the bytes of its file
    /// @throws RefusedStill if it cannot be read, or there is no face of that number
    Made of(byte[] picture, int face) throws RefusedStill;
}

package org.stillmatch.server.demo;

import java.util.OptionalDouble;

/// A photograph, or a moment or stretch of a clip, of the demo's pictures.
///
/// @param picture file name
/// @param seconds from the clip's start; empty for a photograph
/// @param until where the stretch ends; empty for a moment
record Scene(String picture, OptionalDouble seconds, OptionalDouble until) {
    boolean stretch() {
        return until.isPresent();
    }
}

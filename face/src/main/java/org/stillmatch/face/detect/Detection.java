package org.stillmatch.face.detect;

/// A place where the detector sees a face.
///
/// @param score the detector's own belief, 0 to 1
/// @param level how many times the picture was enlarged (above 1) or shrunk (below) when it was seen
public record Detection(Box box, float score, float level) {}

package org.stillmatch.face.track;

import org.stillmatch.face.decode.Picture;

/// One frame of a clip, upright and with square pixels.
///
/// @param index 0 for the first frame that could be read; damaged frames are not numbered
/// @param micros microseconds since the first frame; greater than those of every frame before
public record ClipFrame(int index, long micros, Picture picture) {}

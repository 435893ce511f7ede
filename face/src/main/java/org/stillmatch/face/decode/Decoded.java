package org.stillmatch.face.decode;

/// What came out of a file.
///
/// @param picture upright, that is, turned as its EXIF orientation asks
/// @param format by content, whatever the file is called
/// @param orientation the EXIF orientation that was applied, 1 (none) to 8
/// @param firstOfSeveral whether the file holds further frames or pages, of which none was read
public record Decoded(Picture picture, Format format, int orientation, boolean firstOfSeveral) {}

package org.stillmatch.search.match;

/// One picture of a subject that may be compared, without its template.
///
/// @param image by which the caller knows the picture, 0 to 2^30 − 1, a number of its own
/// @param poseSpread as in `Presentation`
/// @param reserved whether only searches with leave for it may compare it
public record Shot(int image, float poseSpread, boolean reserved) {}

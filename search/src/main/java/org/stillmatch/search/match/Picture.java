package org.stillmatch.search.match;

/// One enrolled picture of a subject, without its template.
///
/// @param subject an opaque number; pictures with the same number show the same subject
/// @param image by which the caller knows the picture, 0 or more, a number of its own; of equal scores the
///     subject whose first picture has the lower number comes first
/// @param poseSpread as in `Presentation`
public record Picture(int subject, int image, float poseSpread) {}

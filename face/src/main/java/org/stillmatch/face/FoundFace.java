package org.stillmatch.face;

import java.util.function.Supplier;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;

/// A face that was found and may be named as the suspect's.
///
/// @param micros when in a clip it was seen best; 0 in a still
/// @param embed makes its template; called only for the face that is named
public record FoundFace(
        Face face, long micros, QualityReport quality, Searchability searchability, Supplier<Embedded> embed) {}

package org.stillmatch.casework.enquiry;

import java.util.Optional;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;
import org.stillmatch.search.match.Matches;

/// One face of a still and what came of it.
///
/// @param number by which a person names it, from 1
/// @param micros when in a clip it was seen best; 0 in a still
/// @param probe the template that it was searched with; empty when it was not searched
/// @param matches what a search with it found; empty when it was not searched
public record FaceAnswer(
        int number,
        Face face,
        long micros,
        QualityReport quality,
        Searchability searchability,
        Optional<Embedded> probe,
        Optional<Matches> matches) {}

package org.stillmatch.casework.enquiry;

import java.util.function.Supplier;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;

/// A face that was found and may be named as the suspect's; it is embedded only if it is.
record Found(Face face, long micros, QualityReport quality, Searchability searchability, Supplier<Embedded> embed) {}

package org.stillmatch.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.quality.Assessment;
import org.stillmatch.face.quality.Component;
import org.stillmatch.face.quality.QualityReport;
import org.stillmatch.face.quality.Searchability;

/// Sees the faces of a picture just as enrolment and search do.
final class Eye {
    private final Faces faces;

    Eye(Faces faces) {
        this.faces = faces;
    }

    /// The faces of the file with these bytes.
    Seen see(byte[] bytes, Purpose purpose) {
        Picture picture;
        try {
            picture = Decoder.decode(bytes, Limits.STANDARD).picture();
        } catch (Unreadable e) {
            return Seen.unreadable(e.sentence());
        }
        return see(picture, purpose);
    }

    Seen see(Picture picture, Purpose purpose) {
        List<Face> found = purpose == Purpose.CUSTODY
                ? faces.inCustodyImage(picture).stream().toList()
                : faces.inStill(picture);
        List<SeenFace> seen = new ArrayList<>();
        for (Face face : found) {
            QualityReport report = faces.assess(picture, face, found);
            Embedded embedded = faces.embed(picture, face);
            Searchability searchability = Searchability.of(report);
            seen.add(new SeenFace(
                    embedded.template(),
                    embedded.shown(),
                    searchability.obstacle().map(Searchability.Obstacle::words),
                    report.value(Component.UNIFIED_QUALITY_SCORE).map(Assessment.Value::nativeValue)));
        }
        return new Seen(seen, Optional.empty());
    }

    /// What a picture is looked at for.
    enum Purpose {
        /// The one person it shows.
        CUSTODY,
        /// Every believed face.
        STILL
    }
}

package org.stillmatch.face;

import java.util.Comparator;
import java.util.Optional;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.template.PackId;

/// A face that was found in a picture before, kept so that it need not be looked for again and is never mistaken for
/// another.
///
/// @param pack that found it
public record KnownFace(PackId pack, Face face) {
    /// From this overlap on, what another pack finds is the same face: faces of two people seldom share a third.
    private static final float SAME = 0.4f;

    /// The same face as the networks of a pack see it: as it is kept if they found it themselves. Networks of another
    /// pack look again, and the place decides, since the number and the order of faces may differ.
    ///
    /// @param picture the one that it was found in
    /// @return empty if another pack's networks find no face there
    public Optional<Face> in(Picture picture, Faces networks) {
        if (networks.pack().equals(pack)) {
            return Optional.of(face);
        }
        return networks.inStill(picture).stream()
                .filter(found -> found.box().overlap(face.box()) >= SAME)
                .max(Comparator.comparingDouble(found -> found.box().overlap(face.box())));
    }
}

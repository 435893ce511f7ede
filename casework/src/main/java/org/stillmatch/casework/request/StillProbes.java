package org.stillmatch.casework.request;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// Makes a template of the face that intake found and confirmed; nothing is looked for a second time.
@Component
final class StillProbes implements Probes {
    private final ObjectProvider<Faces> faces;

    /// @param faces the networks, which are read when they are first asked for
    StillProbes(ObjectProvider<Faces> faces) {
        this.faces = faces;
    }

    @Override
    public Embedded of(byte[] picture, KnownFace known) throws RefusedStill {
        Picture upright;
        try {
            upright = Decoder.decode(picture, Limits.STANDARD).picture();
        } catch (Unreadable e) {
            throw new RefusedStill(e.sentence());
        }
        Faces networks = faces.getObject();
        Face face = known.in(upright, networks)
                .orElseThrow(() -> new RefusedStill(
                        "The models in use find no face where the named one is. Ask for another still."));
        return networks.embed(upright, face);
    }
}

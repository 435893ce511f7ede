package org.stillmatch.casework.request;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// Finds the faces of a still again, in the same order as intake did, and makes a template of one.
@Component
final class StillProbes implements Probes {
    private final ObjectProvider<Faces> faces;

    /// @param faces the networks, which are read when they are first asked for
    StillProbes(ObjectProvider<Faces> faces) {
        this.faces = faces;
    }

    @Override
    public Made of(byte[] picture, int face) throws RefusedStill {
        Picture upright;
        try {
            upright = Decoder.decode(picture, Limits.STANDARD).picture();
        } catch (Unreadable e) {
            throw new RefusedStill(e.sentence());
        }
        Faces networks = faces.getObject();
        List<Face> found = networks.inStill(upright);
        if (face < 1 || face > found.size()) {
            throw new RefusedStill("There is no face " + face + " in it; " + found.size() + " are found today.");
        }
        return new Made(networks.embed(upright, found.get(face - 1)), 0);
    }
}

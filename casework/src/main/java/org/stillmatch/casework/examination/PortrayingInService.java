package org.stillmatch.casework.examination;

import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.depiction.Eyes;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.face.Face;
import org.stillmatch.face.decode.Picture;

/// Found as when the picture was enrolled.
@Component
final class PortrayingInService implements Portraying {
    private final PackInService packs;

    PortrayingInService(PackInService packs) {
        this.packs = packs;
    }

    @Override
    public Eyes eyes(Picture portrait) {
        Face face = packs.faces().inCustodyImage(portrait).orElseThrow(() -> Refusal.notFound("face in the picture"));
        return Eyes.of(face.landmarks().leftEye(), face.landmarks().rightEye());
    }
}

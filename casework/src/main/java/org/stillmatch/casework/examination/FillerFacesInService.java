package org.stillmatch.casework.examination;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Unreadable;

/// A filler's template is made as that of a custody image is, so that nothing in it tells one from the other.
@Component
final class FillerFacesInService implements FillerFaces {
    private final PackInService packs;
    private final Map<UUID, Embedded> made = new ConcurrentHashMap<>();

    FillerFacesInService(PackInService packs) {
        this.packs = packs;
    }

    @Override
    public void require(Use use, byte[] file) {
        Portrait.take(file, packs.faces());
        if (use == Use.STILL) {
            requireAlone(file);
        }
    }

    private void requireAlone(byte[] file) {
        try {
            int shown = packs.faces()
                    .inStill(Decoder.decode(file, Limits.STANDARD).picture())
                    .size();
            if (shown > 1) {
                throw Refusal.invalid(
                        "file",
                        "The picture shows " + shown + " faces. Cut it so that nobody is in it but the person.");
            }
        } catch (Unreadable e) {
            throw Refusal.invalid("file", e.sentence());
        }
    }

    @Override
    public Embedded of(UUID filler, Supplier<byte[]> file) {
        Embedded known = made.get(filler);
        if (known != null && known.template().pack().equals(packs.pack().id())) {
            return known;
        }
        Embedded fresh = Portrait.take(file.get(), packs.faces()).embedded();
        made.put(filler, fresh);
        return fresh;
    }

    @Override
    public void forget(UUID filler) {
        made.remove(filler);
    }
}

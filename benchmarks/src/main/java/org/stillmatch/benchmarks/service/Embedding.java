package org.stillmatch.benchmarks.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// What the step from a still's bytes to a template consists of, measured apart from the service on one thread.
final class Embedding {
    private Embedding() {}

    /// Mean seconds a still of decoding and embedding; its faces were found when it was sent.
    static Map<String, Double> parts(Faces faces, List<byte[]> stills) throws Unreadable {
        double decoding = 0;
        double embedding = 0;
        for (byte[] still : stills) {
            long began = System.nanoTime();
            Picture picture = Decoder.decode(still, Limits.STANDARD).picture();
            long decoded = System.nanoTime();
            Face face = faces.inStill(picture).getFirst();
            long found = System.nanoTime();
            faces.embed(picture, face);
            long embedded = System.nanoTime();
            decoding += (decoded - began) / 1e9;
            embedding += (embedded - found) / 1e9;
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("decoding", decoding / stills.size());
        parts.put("embedding", embedding / stills.size());
        return parts;
    }
}

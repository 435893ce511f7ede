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

    /// Mean seconds a still of decoding, detecting and embedding.
    static Map<String, Double> parts(Faces faces, List<byte[]> stills) throws Unreadable {
        double decoding = 0;
        double detecting = 0;
        double embedding = 0;
        for (byte[] still : stills) {
            long began = System.nanoTime();
            Picture picture = Decoder.decode(still, Limits.STANDARD).picture();
            long decoded = System.nanoTime();
            List<Face> found = faces.inStill(picture);
            long detected = System.nanoTime();
            faces.embed(picture, found.getFirst());
            long embedded = System.nanoTime();
            decoding += (decoded - began) / 1e9;
            detecting += (detected - decoded) / 1e9;
            embedding += (embedded - detected) / 1e9;
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("decoding", decoding / stills.size());
        parts.put("detecting", detecting / stills.size());
        parts.put("embedding", embedding / stills.size());
        return parts;
    }
}

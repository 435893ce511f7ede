package org.stillmatch.face.embed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.face.align.Alignment;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.net.Network;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// Makes templates: each recogniser's direction, concatenated with equal weight.
///
/// The dot product of two such vectors is the mean of the recognisers' cosines.
public final class Embedder {
    private final PackId pack;
    private final List<Recogniser> recognisers;

    public Embedder(PackId pack, List<Network> networks) {
        this.pack = pack;
        this.recognisers = networks.stream().map(Recogniser::new).toList();
    }

    /// The template of the face with these landmarks.
    public Embedded embed(Picture picture, Landmarks face) {
        // Recognisers mostly agree on the side, and cutting takes a tenth as long as a recogniser.
        Map<Integer, Picture> crops = new HashMap<>();
        List<Recogniser.Response> responses = recognisers.stream()
                .map(r -> r.embed(crops.computeIfAbsent(r.side(), side -> Alignment.crop(picture, face, side))))
                .toList();
        int dimension = responses.stream().mapToInt(r -> r.unit().length).sum();
        float[] joined = new float[dimension];
        int at = 0;
        for (Recogniser.Response response : responses) {
            System.arraycopy(response.unit(), 0, joined, at, response.unit().length);
            at += response.unit().length;
        }
        return new Embedded(
                Template.of(pack, joined), (float) responses.getFirst().length());
    }

    /// @param template of the face
    /// @param response length of the first recogniser's embedding before it was normalised
    public record Embedded(Template template, float response) {}
}

package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// What a search was made with, so that it can be made again.
///
/// @param shown how the face was shown, which normalisation depends on
public record Probe(Template template, Presentation shown) {
    JsonNode json() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Short.BYTES * template.dimension()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(template.components());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("components", Base64Text.of(bytes.array()));
        // A float is a double as well, and comes back from it unchanged.
        return json.put("yaw", (double) shown.yaw())
                .put("pitch", (double) shown.pitch())
                .put("poseSpread", (double) shown.poseSpread())
                .put("interEye", (double) shown.interEye())
                .put("faceProbability", (double) shown.faceProbability())
                .put("response", (double) shown.response());
    }

    static Probe parse(PackId pack, JsonNode node) throws JsonException {
        Fields fields = new Fields("probe", node)
                .only("components", "yaw", "pitch", "poseSpread", "interEye", "faceProbability", "response");
        byte[] bytes = Base64Text.bytes(fields.text("components"));
        short[] components = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(components);
        Presentation shown = new Presentation(
                (float) fields.number("yaw"),
                (float) fields.number("pitch"),
                (float) fields.number("poseSpread"),
                (float) fields.number("interEye"),
                (float) fields.number("faceProbability"),
                (float) fields.number("response"));
        try {
            return new Probe(Template.ofComponents(pack, components), shown);
        } catch (IllegalArgumentException e) {
            throw new JsonException("the sealed probe is no template: " + e.getMessage());
        }
    }
}

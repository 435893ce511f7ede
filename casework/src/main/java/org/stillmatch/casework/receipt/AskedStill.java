package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// The still or clip that was asked about.
///
/// @param sha256 of its bytes as submitted
/// @param name its file name, [Personal#STILL]
/// @param adjustments what was done to it before it was looked at, in order; each is a recipe
/// @param face the number of the face that was meant, from 1; 0 if none was settled
/// @param micros when in a clip that face was seen best; 0 in a still
public record AskedStill(Hash sha256, Sealed name, List<String> adjustments, long face, long micros) {
    public AskedStill {
        adjustments = List.copyOf(adjustments);
    }

    static AskedStill parse(Fields fields) throws JsonException {
        fields.only("sha256", "name", "adjustments", "face", "micros");
        List<String> adjustments = new ArrayList<>();
        for (JsonNode each : fields.list("adjustments")) {
            if (!each.isTextual()) {
                throw new JsonException(fields.place("adjustments") + " holds something that is no text");
            }
            adjustments.add(each.textValue());
        }
        return new AskedStill(
                Hash.parse(fields.hex("sha256", Sealed.HEX)),
                Sealed.parse(fields.object("name")),
                adjustments,
                fields.count("face"),
                fields.count("micros"));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sha256", sha256.toString()).set("name", name.json());
        ArrayNode recipes = json.putArray("adjustments");
        adjustments.forEach(recipes::add);
        return json.put("face", face).put("micros", micros);
    }
}

package org.stillmatch.audit.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.sign.Signature;

/// A checkpoint with the signature of the log's keeper, and those of whoever else signed the same words.
///
/// @param witnesses over the same checkpoint, by keys that the keeper does not hold
public record SignedCheckpoint(Checkpoint checkpoint, Signature keeper, List<Signature> witnesses) {
    public SignedCheckpoint {
        witnesses = List.copyOf(witnesses);
    }

    /// One line of a file, without its end.
    public String line() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("checkpoint", checkpoint.json());
        ArrayNode signatures = json.putArray("signatures");
        signatures.add(keeper.json());
        witnesses.forEach(witness -> signatures.add(witness.json()));
        return CanonicalJson.text(json);
    }

    /// @throws JsonException if it is none, or nobody signed it
    static SignedCheckpoint parse(JsonNode line) throws JsonException {
        Fields fields = new Fields("", line).only("checkpoint", "signatures");
        List<Signature> signatures = new ArrayList<>();
        for (JsonNode signature : fields.list("signatures")) {
            signatures.add(Signature.parse(signature));
        }
        if (signatures.isEmpty()) {
            throw new JsonException("a checkpoint is not signed");
        }
        return new SignedCheckpoint(
                Checkpoint.parse(fields.node("checkpoint")),
                signatures.getFirst(),
                signatures.subList(1, signatures.size()));
    }
}

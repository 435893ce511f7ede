package org.stillmatch.audit.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// How far a log had come.
///
/// @param log which log, by the id that it was given when it was begun
/// @param size the number of its entries
/// @param root the hash that stands for them in their order
/// @param at when it was so
public record Checkpoint(UUID log, long size, Hash root, Instant at) {
    /// What the signature of the log's keeper says that it is over.
    public static final String PURPOSE = "checkpoint";

    /// What the signature of somebody who watches the keeper says that it is over.
    public static final String WITNESSED = "checkpoint witnessed";

    private static final String FORMAT = "stillmatch checkpoint 1";

    /// What is signed.
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("log", log.toString())
                .put("root", root.toString())
                .put("size", size)
                .put("time", at.toString());
    }

    /// @throws JsonException if it is no checkpoint of this format
    public static Checkpoint parse(JsonNode node) throws JsonException {
        Fields fields = new Fields("checkpoint", node).only("format", "log", "root", "size", "time");
        if (!fields.text("format").equals(FORMAT)) {
            throw new JsonException("its format is not '" + FORMAT + "', the only one that this program knows");
        }
        return new Checkpoint(
                log(fields.text("log")),
                fields.count("size"),
                Hash.parse(fields.hex("root", 2 * Hash.BYTES)),
                fields.moment("time"));
    }

    private static UUID log(String text) throws JsonException {
        try {
            UUID log = UUID.fromString(text);
            if (log.toString().equals(text)) {
                return log;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without quoting it.
        }
        throw new JsonException("checkpoint.log is no id of a log");
    }
}

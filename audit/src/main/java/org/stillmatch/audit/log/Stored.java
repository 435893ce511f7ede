package org.stillmatch.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.sign.Signature;

/// Reads what this program wrote into its own tables.
final class Stored {
    private static final int MOST_BYTES = 1 << 16;

    private Stored() {}

    static Checkpoint checkpoint(String text) {
        return read(text, Checkpoint::parse);
    }

    static Signature signature(String text) {
        return read(text, Signature::parse);
    }

    private interface Parser<T> {
        T parse(JsonNode json) throws JsonException;
    }

    private static <T> T read(String text, Parser<T> parser) {
        try {
            return parser.parse(StrictJson.readCanonical(text.getBytes(StandardCharsets.UTF_8), MOST_BYTES));
        } catch (JsonException e) {
            throw new IllegalStateException("A table of the audit log was written by something else", e);
        }
    }
}

package org.stillmatch.audit.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;

/// A line of an exported log.
sealed interface LogLine {
    /// More than the longest entry takes.
    int MOST_BYTES = 1 << 20;

    /// An entry lies in its line as the very bytes that were hashed, between these.
    String ENTRY = "{\"entry\":";

    String HASH = ",\"hash\":\"";
    String INDEX = "\",\"index\":";
    String CHECKPOINT = "{\"checkpoint\":";
    String NONE = "null";

    /// An entry with the hash that was kept of it and its place.
    ///
    /// @param entry empty if the log has the hash alone
    record Entry(Optional<byte[]> entry, Hash hash, long index) implements LogLine {}

    record Signed(SignedCheckpoint checkpoint) implements LogLine {}

    /// Hashes of entries in their order.
    record Trail(List<Hash> hashes) implements LogLine {}

    /// @throws JsonException if it is none of these
    static LogLine read(byte[] line) throws JsonException {
        JsonNode json = StrictJson.readCanonical(line, MOST_BYTES);
        if (json.has("entry")) {
            return entry(line, new Fields("", json).only("entry", "hash", "index"));
        }
        if (json.has("trail")) {
            byte[] hashes = Base64Text.bytes(new Fields("", json).only("trail").text("trail"));
            if (hashes.length % Hash.BYTES != 0) {
                throw new JsonException("a trail is not made of hashes of " + Hash.BYTES + " bytes");
            }
            return new Trail(IntStream.range(0, hashes.length / Hash.BYTES)
                    .mapToObj(i -> Hash.at(hashes, i * Hash.BYTES))
                    .toList());
        }
        return new Signed(SignedCheckpoint.parse(json));
    }

    private static Entry entry(byte[] line, Fields fields) throws JsonException {
        Hash hash = Hash.parse(fields.hex("hash", 2 * Hash.BYTES));
        long index = fields.count("index");
        if (fields.node("entry").isNull()) {
            return new Entry(Optional.empty(), hash, index);
        }
        // The line is canonical, so the entry in it is, and stands at this place.
        int tail = (HASH + hash + INDEX + index + "}").length();
        return new Entry(Optional.of(Arrays.copyOfRange(line, ENTRY.length(), line.length - tail)), hash, index);
    }

    /// What [#read(byte\[\])] reads as an [Entry], without its end.
    static byte[] write(Optional<byte[]> entry, Hash hash, long index) {
        byte[] tail = (HASH + hash + INDEX + index + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] middle = entry.orElseGet(() -> NONE.getBytes(StandardCharsets.US_ASCII));
        byte[] line =
                Arrays.copyOf(ENTRY.getBytes(StandardCharsets.US_ASCII), ENTRY.length() + middle.length + tail.length);
        System.arraycopy(middle, 0, line, ENTRY.length(), middle.length);
        System.arraycopy(tail, 0, line, ENTRY.length() + middle.length, tail.length);
        return line;
    }
}

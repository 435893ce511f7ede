package org.stillmatch.audit.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    Pattern TAIL = Pattern.compile(",\"hash\":\"([0-9a-f]{64})\",\"index\":(0|[1-9][0-9]{0,17})}$");

    /// An entry with the hash that was kept of it and its place.
    ///
    /// @param entry empty if the log has the hash alone
    record Entry(Optional<byte[]> entry, Hash hash, long index) implements LogLine {}

    record Signed(SignedCheckpoint checkpoint) implements LogLine {}

    /// Hashes of entries in their order.
    record Trail(List<Hash> hashes) implements LogLine {}

    /// What an entry says is not looked into: its hash holds it to the byte.
    ///
    /// @throws JsonException if it is none of these
    static LogLine read(byte[] line) throws JsonException {
        if (line.length > MOST_BYTES) {
            throw new JsonException("a line has more than " + MOST_BYTES + " bytes");
        }
        if (begins(line, ENTRY)) {
            return entry(line);
        }
        JsonNode json = StrictJson.readCanonical(line, MOST_BYTES);
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

    private static Entry entry(byte[] line) throws JsonException {
        int longest = (HASH + INDEX + Long.MAX_VALUE + "}").length() + 2 * Hash.BYTES;
        int from = Math.max(ENTRY.length(), line.length - longest);
        Matcher tail = TAIL.matcher(new String(line, from, line.length - from, StandardCharsets.ISO_8859_1));
        if (!tail.find()) {
            throw new JsonException("an entry has no hash and place behind it");
        }
        Optional<byte[]> entry = Optional.of(Arrays.copyOfRange(line, ENTRY.length(), from + tail.start()));
        return new Entry(
                entry.filter(bytes -> bytes.length != NONE.length() || !begins(bytes, NONE)),
                Hash.parse(tail.group(1)),
                Long.parseLong(tail.group(2)));
    }

    /// Whether a line begins with these characters.
    static boolean begins(byte[] line, String characters) {
        byte[] wanted = characters.getBytes(StandardCharsets.US_ASCII);
        return line.length >= wanted.length && Arrays.equals(line, 0, wanted.length, wanted, 0, wanted.length);
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

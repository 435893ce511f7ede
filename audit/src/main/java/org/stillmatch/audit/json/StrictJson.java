package org.stillmatch.audit.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads JSON that came from elsewhere and may be anything.
public final class StrictJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 40;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private StrictJson() {}

    /// One JSON value in UTF-8 and nothing else, that has a canonical form.
    ///
    /// @param most how many bytes there may be
    /// @throws JsonException if it is too long, nested deeper than 32, not UTF-8, not JSON, says a key twice,
    ///     goes on behind the value, or holds a number or a string without a canonical form
    public static JsonNode read(byte[] bytes, int most) throws JsonException {
        return read(bytes, most, false);
    }

    /// The same, which must be written in the canonical form, so that there is one text for it.
    public static JsonNode readCanonical(byte[] bytes, int most) throws JsonException {
        return read(bytes, most, true);
    }

    private static JsonNode read(byte[] bytes, int most, boolean canonical) throws JsonException {
        if (bytes.length > most) {
            throw new JsonException("it has " + bytes.length + " bytes; " + most + " are the most there may be");
        }
        JsonNode value;
        try {
            // Decoded first, as the parser would guess at an encoding and mend what is wrong with it.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            value = MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new JsonException("it is not UTF-8");
        } catch (JacksonException e) {
            // The parser's own words may quote what stands there.
            throw new JsonException(
                    "it is not JSON of which every key is said once, nested at most " + DEEPEST + " deep" + where(e));
        }
        if (value.isMissingNode()) {
            throw new JsonException("it is empty, not JSON");
        }
        byte[] written;
        try {
            written = CanonicalJson.bytes(value);
        } catch (IllegalArgumentException e) {
            throw new JsonException("it has no canonical form: " + e.getMessage());
        }
        if (canonical && !Arrays.equals(written, bytes)) {
            int at = Arrays.mismatch(written, bytes);
            throw new JsonException("it is not written in the canonical form of RFC 8785, from byte " + at + " on");
        }
        return value;
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}

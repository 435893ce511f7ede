package org.stillmatch.audit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/// The canonical form of RFC 8785: no spaces, keys sorted by their UTF-16 code units, one way to write each
/// number and each string.
public final class CanonicalJson {
    /// Whole numbers beyond this are not told apart by every reader, so they are written as strings (RFC 7493).
    public static final long GREATEST_WHOLE = (1L << 53) - 1;

    /// From here on a number is written with an exponent, and nobody takes it for a whole number.
    private static final double WRITTEN_WITH_EXPONENT = 1e21;

    private CanonicalJson() {}

    /// @throws IllegalArgumentException if a number is not finite or a whole number beyond 2^53 − 1, or a
    ///     string holds half a surrogate pair
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /// The same before it is encoded.
    public static String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, out);
            case ARRAY -> array(value, out);
            case STRING -> CanonicalString.write(value.textValue(), out);
            case NUMBER -> out.append(number(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("A " + value.getNodeType() + " has no canonical form");
        }
    }

    private static void object(JsonNode object, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        out.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> each = sorted.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> property = each.next();
            CanonicalString.write(property.getKey(), out);
            out.append(':');
            write(property.getValue(), out);
            out.append(each.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void array(JsonNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i == 0 ? "" : ",");
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static String number(JsonNode number) {
        if (number.isIntegralNumber()) {
            if (!number.canConvertToLong()
                    || Math.abs(number.longValue()) > GREATEST_WHOLE
                    || number.longValue() == Long.MIN_VALUE) {
                throw tooGreat();
            }
            return Long.toString(number.longValue());
        }
        double value = number.doubleValue();
        if (Math.abs(value) > GREATEST_WHOLE && Math.abs(value) < WRITTEN_WITH_EXPONENT) {
            throw tooGreat();
        }
        return EcmaNumber.text(value);
    }

    private static IllegalArgumentException tooGreat() {
        return new IllegalArgumentException("A whole number beyond 2^53 - 1 is written as a string");
    }
}

package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;

/// A score in decimals for people and in its 64 bits for machines.
final class ExactNumber {
    private static final int DIGITS = 16;

    private ExactNumber() {}

    static ObjectNode json(double value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", value)
                .put("bits", String.format("%016x", Double.doubleToRawLongBits(value)));
    }

    static void put(ObjectNode into, String name, OptionalDouble value) {
        if (value.isPresent()) {
            into.set(name, json(value.getAsDouble()));
        } else {
            into.putNull(name);
        }
    }

    /// @throws JsonException if the two differ
    static double parse(Fields parent, String name) throws JsonException {
        Fields fields = parent.object(name).only("value", "bits");
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(fields.hex("bits", DIGITS), 16));
        if (fields.number("value") != value) {
            throw new JsonException(parent.place(name) + " has other bits than its decimals have");
        }
        return value;
    }

    static OptionalDouble maybe(Fields parent, String name) throws JsonException {
        return parent.node(name).isNull() ? OptionalDouble.empty() : OptionalDouble.of(parse(parent, name));
    }
}

package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/// Every smallest change of a JSON value: a leaf altered, a field added, taken away or renamed, a list shortened,
/// lengthened or turned.
final class Changes {
    /// @param place where it was made
    record Change(String place, JsonNode changed) {}

    private Changes() {}

    static List<Change> of(JsonNode value) {
        List<Change> changes = new ArrayList<>();
        if (value instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                String name = property.getKey();
                for (Change inner : of(property.getValue())) {
                    changes.add(new Change(
                            name + "." + inner.place, object.deepCopy().set(name, inner.changed)));
                }
                ObjectNode without = object.deepCopy();
                JsonNode taken = without.remove(name);
                changes.add(new Change(name + " taken away", without));
                changes.add(new Change(name + " renamed", without.deepCopy().set(name + "x", taken)));
                changes.add(new Change(name + " nothing", object.deepCopy().putNull(name)));
            });
            changes.add(new Change("added", object.deepCopy().put("added", 1)));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                for (Change inner : of(array.get(i))) {
                    ArrayNode changed = array.deepCopy();
                    changed.set(i, inner.changed);
                    changes.add(new Change(i + "." + inner.place, changed));
                }
                ArrayNode without = array.deepCopy();
                without.remove(i);
                changes.add(new Change(i + " taken away", without));
                changes.add(new Change(i + " twice", array.deepCopy().add(array.get(i))));
                changes.add(new Change(i + " last", without.deepCopy().add(array.get(i))));
            }
            changes.add(new Change("added", array.deepCopy().add(1)));
        } else {
            changes.add(new Change("", leaf(value)));
        }
        changes.removeIf(change -> change.changed.equals(value));
        return changes;
    }

    private static JsonNode leaf(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            char first = text.isEmpty() ? 'a' : text.charAt(0);
            return TextNode.valueOf((first == '1' ? '2' : '1') + (text.isEmpty() ? "" : text.substring(1)));
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return LongNode.valueOf(value.longValue() + 1);
        }
        return value.isNumber() ? DoubleNode.valueOf(Math.nextUp(value.doubleValue())) : TextNode.valueOf("1");
    }
}

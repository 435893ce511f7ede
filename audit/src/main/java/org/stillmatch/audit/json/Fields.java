package org.stillmatch.audit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The fields of a JSON object, each of which must be there and be of its kind, and no others.
public final class Fields {
    private final String where;
    private final JsonNode object;

    /// @param where names the object in messages; empty for the outermost
    /// @throws JsonException if it is no object
    public Fields(String where, JsonNode object) throws JsonException {
        this.where = where;
        this.object = object;
        if (!object.isObject()) {
            throw new JsonException((where.isEmpty() ? "it" : where) + " is no object");
        }
    }

    /// @throws JsonException if there is a field of another name
    public Fields only(String... names) throws JsonException {
        Set<String> others = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            others.add(each.next());
        }
        List.of(names).forEach(others::remove);
        if (!others.isEmpty()) {
            throw new JsonException((where.isEmpty() ? "it" : where) + " has " + others.size()
                    + " fields that this version does not know; it knows " + String.join(", ", names));
        }
        return this;
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public JsonNode node(String name) throws JsonException {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new JsonException(place(name) + " is missing");
        }
        return node;
    }

    public Fields object(String name) throws JsonException {
        return new Fields(place(name), node(name));
    }

    public String text(String name) throws JsonException {
        JsonNode node = node(name);
        if (!node.isTextual()) {
            throw new JsonException(place(name) + " is no text");
        }
        return node.textValue();
    }

    /// Null in the file stands for nothing there.
    public Optional<String> maybeText(String name) throws JsonException {
        return node(name).isNull() ? Optional.empty() : Optional.of(text(name));
    }

    /// So many hex digits in lower case.
    public String hex(String name, int digits) throws JsonException {
        String text = text(name);
        if (text.length() != digits || !text.matches("[0-9a-f]*")) {
            throw new JsonException(place(name) + " is not " + digits + " hex digits in lower case");
        }
        return text;
    }

    /// A whole number, 0 to 2^53 − 1.
    public long count(String name) throws JsonException {
        JsonNode node = node(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < 0
                || node.longValue() > CanonicalJson.GREATEST_WHOLE) {
            throw new JsonException(place(name) + " is no count");
        }
        return node.longValue();
    }

    /// A number that is not infinite.
    public double number(String name) throws JsonException {
        JsonNode node = node(name);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new JsonException(place(name) + " is no number");
        }
        return node.doubleValue();
    }

    public boolean flag(String name) throws JsonException {
        JsonNode node = node(name);
        if (!node.isBoolean()) {
            throw new JsonException(place(name) + " is neither true nor false");
        }
        return node.booleanValue();
    }

    /// A moment as in 2026-03-01T12:00:00Z, in the one way that [Instant] writes it.
    public Instant moment(String name) throws JsonException {
        String text = text(name);
        try {
            Instant moment = Instant.parse(text);
            if (moment.toString().equals(text)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Said below, without quoting it.
        }
        throw new JsonException(place(name) + " is no moment as in 2026-03-01T12:00:00Z");
    }

    /// A day as in 2026-03-01.
    public LocalDate day(String name) throws JsonException {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw new JsonException(place(name) + " is no day as in 2026-03-01");
        }
    }

    public Iterable<JsonNode> list(String name) throws JsonException {
        JsonNode node = node(name);
        if (!node.isArray()) {
            throw new JsonException(place(name) + " is no list");
        }
        return node;
    }

    /// How a message names a field.
    public String place(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}

package org.stillmatch.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// An act as the log has it: who, when, what, about what; and nothing personal that is not sealed.
///
/// @param act its id
/// @param account who did it, by number
/// @param role by its code
/// @param sealed in the order in which the act gave them
record Entry(
        UUID act,
        Instant at,
        Kind kind,
        String name,
        UUID account,
        String role,
        UUID organisation,
        List<Thing> about,
        String purpose,
        SortedMap<String, String> facts,
        List<Field> sealed) {
    /// More than an act takes; a page of text in a field still fits.
    static final int MOST_BYTES = 1 << 19;

    private static final String FORMAT = "stillmatch act 1";

    /// @param owner whose key it is sealed under
    /// @param sealed empty if that key was gone already when the act was written down
    record Field(long owner, String name, Optional<byte[]> sealed) {}

    /// The bytes that are hashed.
    ///
    /// @throws IllegalArgumentException if it is longer than an entry may be
    byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT)
                .put("act", act.toString())
                .put("at", at.toString())
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("name", name)
                .put("account", account.toString())
                .put("role", role)
                .put("organisation", organisation.toString())
                .put("purpose", purpose);
        ArrayNode things = json.putArray("about");
        about.forEach(thing -> things.addObject().put("type", thing.type()).put("id", thing.id()));
        ObjectNode plain = json.putObject("facts");
        facts.forEach(plain::put);
        ArrayNode fields = json.putArray("sealed");
        for (Field field : sealed) {
            // Owners are text, as they may be greater than what every reader takes for a whole number.
            fields.addObject()
                    .put("field", field.name())
                    .put("owner", String.valueOf(field.owner()))
                    .put("value", field.sealed().map(Base64Text::of).orElse(null));
        }
        byte[] bytes = CanonicalJson.bytes(json);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("An act of " + bytes.length + " bytes is more than the log takes");
        }
        return bytes;
    }

    /// @throws JsonException if it is no entry of this format
    static Entry parse(byte[] bytes) throws JsonException {
        Fields fields = new Fields("", StrictJson.readCanonical(bytes, MOST_BYTES));
        if (!fields.text("format").equals(FORMAT)) {
            throw new JsonException("its format is not '" + FORMAT + "', the only one that this program knows");
        }
        List<Thing> about = new ArrayList<>();
        for (JsonNode each : fields.list("about")) {
            Fields thing = new Fields("about[]", each);
            about.add(new Thing(thing.text("type"), thing.text("id")));
        }
        SortedMap<String, String> facts = new TreeMap<>();
        fields.node("facts")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        List<Field> sealed = new ArrayList<>();
        for (JsonNode each : fields.list("sealed")) {
            Fields field = new Fields("sealed[]", each);
            Optional<String> value = field.maybeText("value");
            sealed.add(new Field(
                    Long.parseLong(field.text("owner")),
                    field.text("field"),
                    value.isEmpty() ? Optional.empty() : Optional.of(Base64Text.bytes(value.get()))));
        }
        return new Entry(
                UUID.fromString(fields.text("act")),
                fields.moment("at"),
                Kind.valueOf(fields.text("kind").toUpperCase(Locale.ROOT)),
                fields.text("name"),
                UUID.fromString(fields.text("account")),
                fields.text("role"),
                UUID.fromString(fields.text("organisation")),
                about,
                fields.text("purpose"),
                facts,
                sealed);
    }
}

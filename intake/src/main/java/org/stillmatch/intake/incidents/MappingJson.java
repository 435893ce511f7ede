package org.stillmatch.intake.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// A mapping as it lies in the database.
final class MappingJson {
    private static final int MOST = 1 << 20;

    private MappingJson() {}

    static String write(Mapping mapping) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        mapping.columns().forEach(json.putObject("columns")::put);
        mapping.constants().forEach(json.putObject("constants")::put);
        ObjectNode values = json.putObject("values");
        mapping.values().forEach((field, known) -> known.forEach(values.putObject(field)::put));
        json.put("dateFormat", mapping.dateFormat());
        json.put("timeFormat", mapping.timeFormat());
        json.put("zone", mapping.zone());
        return CanonicalJson.text(json);
    }

    static Mapping read(String text) {
        try {
            JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8), MOST);
            Map<String, Map<String, String>> values = new TreeMap<>();
            json.path("values").properties().forEach(field -> values.put(field.getKey(), texts(field.getValue())));
            return new Mapping(
                    texts(json.path("columns")),
                    texts(json.path("constants")),
                    values,
                    text(json.path("dateFormat")),
                    text(json.path("timeFormat")),
                    text(json.path("zone")));
        } catch (JsonException e) {
            throw new IllegalStateException("A mapping that was kept cannot be read", e);
        }
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static @Nullable String text(JsonNode json) {
        return json.isTextual() ? json.textValue() : null;
    }
}

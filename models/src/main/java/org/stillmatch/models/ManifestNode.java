package org.stillmatch.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An object of a manifest, whose fields are asked for by type; says what is wrong, and where.
///
/// @param where the object's place, such as `models[2].input`
record ManifestNode(Path manifest, String where, JsonNode json) {

    boolean has(String field) {
        return json.has(field);
    }

    ManifestNode object(String field) throws PackException {
        JsonNode value = json.path(field);
        if (!value.isObject()) {
            throw lacks(field, "an object");
        }
        return new ManifestNode(manifest, place(field), value);
    }

    List<ManifestNode> objects(String field) throws PackException {
        List<ManifestNode> nodes = new ArrayList<>();
        for (JsonNode value : list(field)) {
            nodes.add(new ManifestNode(manifest, place(field) + "[" + nodes.size() + "]", value));
        }
        return nodes;
    }

    String text(String field) throws PackException {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw lacks(field, "a text");
        }
        return value.asText();
    }

    Optional<String> textIfThere(String field) throws PackException {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    List<String> texts(String field) throws PackException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isTextual()) {
                throw lacks(field, "a list of texts");
            }
            texts.add(value.asText());
        }
        return texts;
    }

    int integer(String field) throws PackException {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw lacks(field, "a whole number");
        }
        return value.asInt();
    }

    /// One number for all channels, or a list with one for each.
    List<Double> numbers(String field, int channels) throws PackException {
        if (json.path(field).isNumber()) {
            return Collections.nCopies(channels, json.path(field).asDouble());
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : list(field)) {
            if (!value.isNumber()) {
                throw lacks(field, "a number or a list of numbers");
            }
            numbers.add(value.asDouble());
        }
        return numbers;
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String field) throws PackException {
        String value = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw wrong("\"" + place(field) + "\" is \"" + value + "\" and must be one of " + names);
    }

    PackException wrong(String what) {
        return new PackException("The manifest " + manifest + " cannot be used: " + what);
    }

    private JsonNode list(String field) throws PackException {
        JsonNode value = json.path(field);
        if (!value.isArray()) {
            throw lacks(field, "a list");
        }
        return value;
    }

    private PackException lacks(String field, String what) {
        return wrong("\"" + place(field) + "\" must be " + what);
    }

    private String place(String field) {
        return where.isEmpty() ? field : where + "." + field;
    }
}

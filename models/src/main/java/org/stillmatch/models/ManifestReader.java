package org.stillmatch.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.stillmatch.template.Template;

/// Reads a manifest and the files that it names.
final class ManifestReader {
    static final String FORMAT = "stillmatch-pack-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final PackFiles files;
    private final Path manifest;
    private final JsonNode root;

    /// @throws PackException if the bytes are not a manifest of the known format
    ManifestReader(Path folder, Path manifest, byte[] bytes) throws PackException {
        this.files = new PackFiles(folder);
        this.manifest = manifest;
        try {
            this.root = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw wrong("is not JSON: " + e.getOriginalMessage() + " at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw wrong("cannot be read: " + e.getMessage());
        }
        if (!root.isObject() || !text(root, "format").equals(FORMAT)) {
            throw wrong("must be an object with \"format\": \"" + FORMAT + "\"");
        }
    }

    String name() throws PackException {
        return text(root, "name");
    }

    Optional<JsonNode> section(String name) {
        return Optional.ofNullable(root.get(name)).map(JsonNode::deepCopy);
    }

    List<Model> models() throws PackException {
        List<Model> models = new ArrayList<>();
        for (JsonNode node : list(root, "models")) {
            models.add(model(node));
        }
        return models;
    }

    Optional<CohortFile> cohort() throws PackException {
        JsonNode node = root.get("cohort");
        if (node == null) {
            return Optional.empty();
        }
        String sha256 = text(node, "sha256");
        Path file = files.checked(text(node, "file"), sha256);
        return Optional.of(new CohortFile(file, sha256, text(node, "name"), text(node, "version")));
    }

    private Model model(JsonNode node) throws PackException {
        Role role = oneOf(Role.class, node, "role");
        String sha256 = text(node, "sha256");
        List<String> outputs = new ArrayList<>();
        if (node.has("outputs")) {
            for (JsonNode output : list(node, "outputs")) {
                outputs.add(output.asText());
            }
        }
        return new Model(
                role,
                files.checked(text(node, "file"), sha256),
                sha256,
                text(node, "licence"),
                text(node, "provenance"),
                input(node.path("input")),
                outputs,
                role == Role.RECOGNISER ? OptionalInt.of(dimension(node)) : OptionalInt.empty());
    }

    private Input input(JsonNode node) throws PackException {
        if (!(node instanceof ObjectNode)) {
            throw wrong("lacks the object \"input\" of a model");
        }
        Optional<String> name = node.has("name") ? Optional.of(text(node, "name")) : Optional.empty();
        Input.Colour colour = oneOf(Input.Colour.class, node, "colour");
        try {
            return new Input(
                    name,
                    oneOf(Input.Layout.class, node, "layout"),
                    colour,
                    integer(node, "width"),
                    integer(node, "height"),
                    numbers(node, "mean", colour.channels()),
                    numbers(node, "scale", colour.channels()));
        } catch (IllegalArgumentException e) {
            throw wrong("has an input that cannot be: " + e.getMessage());
        }
    }

    private int dimension(JsonNode node) throws PackException {
        int dimension = integer(node, "dimension");
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw wrong("has a recogniser of dimension " + dimension + "; it must be " + Template.MIN_DIMENSION + " to "
                    + Template.MAX_DIMENSION);
        }
        return dimension;
    }

    private String text(JsonNode node, String field) throws PackException {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong("lacks the text \"" + field + "\"");
        }
        return value.asText();
    }

    private int integer(JsonNode node, String field) throws PackException {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong("lacks the whole number \"" + field + "\"");
        }
        return value.asInt();
    }

    private JsonNode list(JsonNode node, String field) throws PackException {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw wrong("lacks the list \"" + field + "\"");
        }
        return value;
    }

    /// One number for all channels, or a list with one for each.
    private List<Double> numbers(JsonNode node, String field, int channels) throws PackException {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return java.util.Collections.nCopies(channels, value.asDouble());
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : list(node, field)) {
            if (!number.isNumber()) {
                throw wrong("has something in \"" + field + "\" that is no number");
            }
            numbers.add(number.asDouble());
        }
        return numbers;
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, JsonNode node, String field) throws PackException {
        String value = text(node, field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw wrong("has \"" + field + "\": \"" + value + "\", which must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    private PackException wrong(String what) {
        return new PackException("The manifest " + manifest + " " + what);
    }
}

package org.stillmatch.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.stillmatch.template.Template;

/// Reads a manifest and checks the files that it names.
final class ManifestReader {
    static final String FORMAT = "stillmatch-pack-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final PackFiles files;
    private final ManifestNode root;

    /// @throws PackException if the bytes are not a manifest of the known format
    ManifestReader(Path folder, Path manifest, byte[] bytes) throws PackException {
        this.files = new PackFiles(folder);
        this.root = new ManifestNode(manifest, "", parse(manifest, bytes));
        if (!root.text("format").equals(FORMAT)) {
            throw root.wrong("\"format\" must be \"" + FORMAT + "\"");
        }
    }

    private static JsonNode parse(Path manifest, byte[] bytes) throws PackException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new PackException("The manifest " + manifest + " is not JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PackException("The manifest " + manifest + " cannot be read: " + e.getMessage(), e);
        }
    }

    String name() throws PackException {
        return root.text("name");
    }

    Optional<JsonNode> section(String name) {
        return Optional.ofNullable(root.json().get(name)).map(JsonNode::deepCopy);
    }

    List<Model> models() throws PackException {
        List<Model> models = new ArrayList<>();
        for (ManifestNode node : root.objects("models")) {
            models.add(model(node));
        }
        return models;
    }

    Optional<CohortFile> cohort() throws PackException {
        if (!root.has("cohort")) {
            return Optional.empty();
        }
        ManifestNode node = root.object("cohort");
        String sha256 = node.text("sha256");
        Path file = files.checked(node.text("file"), sha256);
        return Optional.of(new CohortFile(file, sha256, node.text("name"), node.text("version")));
    }

    private Model model(ManifestNode node) throws PackException {
        Role role = node.oneOf(Role.class, "role");
        String sha256 = node.text("sha256");
        return new Model(
                role,
                files.checked(node.text("file"), sha256),
                sha256,
                node.text("licence"),
                node.text("provenance"),
                input(node.object("input")),
                node.has("outputs") ? node.texts("outputs") : List.of(),
                role == Role.RECOGNISER ? OptionalInt.of(dimension(node)) : OptionalInt.empty());
    }

    private static Input input(ManifestNode node) throws PackException {
        Input.Colour colour = node.oneOf(Input.Colour.class, "colour");
        try {
            return new Input(
                    node.textIfThere("name"),
                    node.oneOf(Input.Layout.class, "layout"),
                    colour,
                    node.integer("width"),
                    node.integer("height"),
                    node.numbers("mean", colour.channels()),
                    node.numbers("scale", colour.channels()));
        } catch (IllegalArgumentException e) {
            throw node.wrong("in \"" + node.where() + "\", " + e.getMessage());
        }
    }

    private static int dimension(ManifestNode node) throws PackException {
        int dimension = node.integer("dimension");
        if (dimension < Template.MIN_DIMENSION || dimension > Template.MAX_DIMENSION) {
            throw node.wrong("\"" + node.where() + ".dimension\" is " + dimension + " and must be "
                    + Template.MIN_DIMENSION + " to " + Template.MAX_DIMENSION);
        }
        return dimension;
    }
}

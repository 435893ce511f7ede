package org.stillmatch.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.stillmatch.models.Recipe.Dish;

/// Writes the manifest of the default pack, the same bytes for the same models.
final class ManifestWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode models;

    ManifestWriter(String name) {
        root.put("format", ManifestReader.FORMAT).put("name", name);
        models = root.putArray("models");
    }

    void add(Dish dish, String sha256) {
        ObjectNode model = models.addObject();
        model.put("role", dish.role().name())
                .put("file", dish.file())
                .put("sha256", sha256)
                .put("licence", Recipe.licence(dish.from()))
                .put("provenance", dish.entry() + " of npm package " + dish.from() + ", " + dish.change());
        Input input = dish.input();
        ObjectNode node = model.putObject("input");
        input.name().ifPresent(name -> node.put("name", name));
        node.put("layout", input.layout().name())
                .put("colour", input.colour().name())
                .put("width", input.width())
                .put("height", input.height());
        input.mean().forEach(node.putArray("mean")::add);
        input.scale().forEach(node.putArray("scale")::add);
        dish.outputs().forEach(model.putArray("outputs")::add);
        if (dish.dimension() > 0) {
            model.put("dimension", dish.dimension());
        }
    }

    /// The manifest with further sections behind the models.
    byte[] with(ObjectNode sections) {
        return (root.deepCopy().setAll(sections).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

package org.stillmatch.casework.repack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// A shelf with one pack, which has one of the default pack's two recognisers and borrows the rest.
final class SecondPack implements PackShelf {
    static final String NAME = "second";

    private static final String RECOGNISER = "mobilefacenet.onnx";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    private SecondPack(Path root) {
        this.root = root;
    }

    static SecondPack in(Path root) throws Exception {
        Path folder = root.resolve(NAME);
        if (!Files.exists(folder.resolve(Pack.MANIFEST))) {
            Files.createDirectories(folder);
            Path defaults = DefaultPack.open().directory();
            ObjectNode manifest =
                    (ObjectNode) JSON.readTree(defaults.resolve(Pack.MANIFEST).toFile());
            ObjectNode own = JSON.createObjectNode();
            own.put("format", manifest.get("format").asText()).put("name", "Second");
            ArrayNode models = own.putArray("models");
            manifest.get("models").forEach(model -> {
                if (model.get("file").asText().equals(RECOGNISER)) {
                    models.add(model);
                }
            });
            Files.copy(defaults.resolve(RECOGNISER), folder.resolve(RECOGNISER));
            JSON.writeValue(folder.resolve(Pack.MANIFEST).toFile(), own);
        }
        return new SecondPack(root);
    }

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public Pack open(String name) {
        if (!name.equals(NAME)) {
            throw Refusal.invalid("pack", "There is no such pack.");
        }
        try {
            return Pack.open(folder(name), DefaultPack.open());
        } catch (PackException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path folder(String name) {
        return root.resolve(name);
    }
}

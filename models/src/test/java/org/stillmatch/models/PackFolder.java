package org.stillmatch.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A pack's folder put together for a test; its model files hold nothing but their own names.
final class PackFolder {
    private final Path folder;
    private final List<String> models = new ArrayList<>();
    private String further = "";

    PackFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All roles, with one recogniser of 128 dimensions.
    static PackFolder whole(Path folder) {
        return new PackFolder(folder).borrowable().recogniser("r.onnx", 128);
    }

    PackFolder borrowable() {
        return model("DETECTOR", "d.onnx", "")
                .model("LANDMARKS", "l.onnx", "")
                .model("POSE", "p.onnx", "")
                .model("FACE_CHECK", "f.onnx", "");
    }

    PackFolder recogniser(String file, int dimension) {
        return model("RECOGNISER", file, ", \"dimension\": " + dimension);
    }

    PackFolder model(String role, String file, String more) {
        return model(
                role,
                file,
                more,
                "{\"layout\": \"NCHW\", \"colour\": \"RGB\", \"width\": 112, \"height\": 112, \"mean\": 127.5,"
                        + " \"scale\": 0.0078125}");
    }

    PackFolder model(String role, String file, String more, String input) {
        return entry("{\"role\": \"" + role + "\", \"file\": \"" + file + "\", \"sha256\": \"" + write(file)
                + "\", \"licence\": \"MIT\", \"provenance\": \"a test\", \"input\": " + input + more + "}");
    }

    PackFolder entry(String json) {
        models.add(json);
        return this;
    }

    /// Fields behind the models, without the leading comma.
    PackFolder further(String json) {
        further = ", " + json;
        return this;
    }

    /// Writes a file that holds its own name, and gives its hash.
    String write(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digests.sha256(bytes);
    }

    Path manifest(String text) {
        try {
            Files.writeString(folder.resolve(Pack.MANIFEST), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /// Writes the manifest and gives the folder.
    Path done() {
        return manifest("{\"format\": \"stillmatch-pack-1\", \"name\": \"test\", \"models\": ["
                + String.join(",\n", models) + "]" + further + "}");
    }
}

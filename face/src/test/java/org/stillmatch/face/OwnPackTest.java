package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.align.Alignment;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.net.NetworkException;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.onnx.OnnxGraph;
import org.stillmatch.template.Template;

/// Packs other than the default one, through the front door.
class OwnPackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Landmarks ANYWHERE = landmarks();
    private static final Face FACE = new Face(new Box(50, 50, 150, 150), 1, 1, ANYWHERE, new Pose(0, 0, 0, 1));

    private final Pack defaults = DefaultPack.open();

    @TempDir
    Path temp;

    OwnPackTest() throws Exception {}

    @Test
    void eachDefaultRecogniserAloneIsAPackOfItsOwnAndTheirFusionIsTheMean() throws Exception {
        Pack first = Pack.open(only("first", "fr_feature.onnx"));
        Pack second = Pack.open(only("second", "mobilefacenet.onnx"));
        assertNotEquals(first.id(), second.id());
        Picture one = Patterns.noise(250, 250, 1);
        Picture other = Patterns.slopes(250, 250);
        double a = score(first, 512, one, other);
        double b = score(second, 192, one, other);
        assertEquals((a + b) / 2, score(defaults, 704, one, other), 1e-3);
        assertTrue(Math.abs(a - b) > 1e-2, "the mean shows nothing: " + a + " and " + b);
    }

    @Test
    void aRecogniserMayBorrowTheRest() throws Exception {
        Path folder = temp.resolve("borrower");
        Pack borrower = Pack.open(write(folder, List.of("mobilefacenet.onnx")), defaults);
        Pack whole = Pack.open(only("whole", "mobilefacenet.onnx"));
        try (Faces some = new Faces(borrower);
                Faces all = new Faces(whole)) {
            Picture picture = Patterns.noise(250, 250, 2);
            assertArrayEquals(
                    all.embed(picture, FACE).template().components(),
                    some.embed(picture, FACE).template().components());
        }
    }

    @Test
    void aPackIsFedAsItsManifestSays() throws Exception {
        // The network gives back what it is fed, so the template shows the aligned crop itself.
        Picture picture = Patterns.noise(250, 250, 3);
        Picture crop = Alignment.crop(picture, ANYWHERE, 8);
        try (Faces faces = new Faces(Pack.open(passThrough("NHWC", "BGR", 192), defaults))) {
            Template made = faces.embed(picture, FACE).template();
            float[] straight = bgrByPixels(crop);
            float[] mirrored = bgrByPixels(crop.mirrored());
            double a = length(straight);
            double b = length(mirrored);
            float[] expected = new float[192];
            for (int i = 0; i < 192; i++) {
                expected[i] = (float) (straight[i] / a + mirrored[i] / b);
            }
            Template byHand = Template.of(faces.pack(), expected);
            for (int i = 0; i < 192; i++) {
                assertEquals(byHand.components()[i], made.components()[i], 2);
            }
        }
    }

    @Test
    void aRecogniserThatGivesAnotherDimensionThanItsManifestSaysIsRefused() throws Exception {
        try (Faces faces = new Faces(Pack.open(passThrough("NHWC", "BGR", 128), defaults))) {
            NetworkException e =
                    assertThrows(NetworkException.class, () -> faces.embed(Patterns.noise(250, 250, 4), FACE));
            assertTrue(e.toString().contains("through.onnx"), e.toString());
            assertTrue(e.toString().contains("128") && e.toString().contains("192"), e.toString());
        }
    }

    private static double score(Pack pack, int dimension, Picture one, Picture other) {
        try (Faces faces = new Faces(pack)) {
            Template left = faces.embed(one, FACE).template();
            assertEquals(dimension, left.dimension());
            assertEquals(dimension, pack.dimension());
            return left.score(faces.embed(other, FACE).template());
        }
    }

    /// A pack with everything of the default one but its other recogniser.
    private Path only(String name, String recogniser) throws Exception {
        return write(
                temp.resolve(name),
                List.of("fr_detect.onnx", "fr_landmark.onnx", "fr_pose.onnx", "onet.onnx", recogniser));
    }

    /// Copies these files of the default pack, and of its manifest what belongs to them.
    private Path write(Path folder, List<String> files) throws Exception {
        Files.createDirectories(folder);
        ObjectNode manifest = (ObjectNode)
                JSON.readTree(defaults.directory().resolve(Pack.MANIFEST).toFile());
        ArrayNode kept = JSON.createArrayNode();
        manifest.get("models").forEach(model -> {
            if (Set.copyOf(files).contains(model.get("file").asText())) {
                kept.add(model);
            }
        });
        ObjectNode own = JSON.createObjectNode();
        own.put("format", manifest.get("format").asText());
        own.put("name", folder.getFileName().toString());
        own.set("models", kept);
        JSON.writeValue(folder.resolve(Pack.MANIFEST).toFile(), own);
        for (String file : files) {
            Files.copy(defaults.directory().resolve(file), folder.resolve(file));
        }
        return folder;
    }

    /// A pack whose only network gives back the 8×8×3 numbers that it was fed.
    private Path passThrough(String layout, String colour, int dimension) throws Exception {
        OnnxGraph graph = new OnnxGraph("through");
        graph.input("in", 1, 8, 8, 3);
        graph.output("out", 1, 192);
        graph.integers("flat", 1, 192);
        graph.node("Reshape", List.of("in", "flat"), "out");
        byte[] file = graph.toByteArray();
        Path folder = Files.createDirectories(temp.resolve("through"));
        Files.write(folder.resolve("through.onnx"), file);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        Files.writeString(folder.resolve(Pack.MANIFEST), """
                {"format": "stillmatch-pack-1", "name": "through", "models": [{"role": "RECOGNISER",
                 "file": "through.onnx", "sha256": "%s", "licence": "none", "provenance": "a test",
                 "input": {"layout": "%s", "colour": "%s", "width": 8, "height": 8, "mean": 127.5, "scale": 0.01},
                 "dimension": %d}]}
                """.formatted(hash, layout, colour, dimension));
        return folder;
    }

    private static float[] bgrByPixels(Picture crop) {
        float[] values = new float[192];
        for (int i = 0; i < 64; i++) {
            for (int c = 0; c < 3; c++) {
                values[3 * i + c] = (crop.sample(i % 8, i / 8, 2 - c) - 127.5f) * 0.01f;
            }
        }
        return values;
    }

    private static double length(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static Landmarks landmarks() {
        List<Point> points = new ArrayList<>();
        Stream.iterate(0, i -> i < 68, i -> i + 1).forEach(i -> points.add(new Point(60 + i, 60 + i * 37 % 80)));
        return new Landmarks(points);
    }
}

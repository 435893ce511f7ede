package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;

class PackTest {
    @TempDir
    Path temp;

    @Test
    void aWholePackOpensAndIsNamedByTheHashOfItsManifest() throws Exception {
        Path folder = PackFolder.whole(temp).recogniser("second.onnx", 64).done();
        Pack pack = Pack.open(folder);
        assertEquals(
                Digests.sha256(Files.readAllBytes(folder.resolve("manifest.json"))),
                pack.id().sha256());
        assertEquals(192, pack.dimension());
        assertEquals(
                List.of(OptionalInt.of(128), OptionalInt.of(64)),
                pack.recognisers().stream().map(Model::dimension).toList());
        assertEquals("test", pack.name());
        assertEquals(folder, pack.directory());
        for (Role role : Role.values()) {
            assertEquals(role, pack.model(role).orElseThrow().role());
        }
    }

    @Test
    void anInputMayBeOfAnyLayoutColourAndNormalisation() throws Exception {
        String input = "{\"name\": \"data\", \"layout\": \"NHWC\", \"colour\": \"BGR\", \"width\": 96, \"height\": 112,"
                + " \"mean\": [1, 2.5, 3], \"scale\": 0.5}";
        Path folder = new PackFolder(temp)
                .borrowable()
                .model("RECOGNISER", "r.onnx", ", \"dimension\": 512, \"outputs\": [\"fc1\"]", input)
                .done();
        Model model = Pack.open(folder).recognisers().getFirst();
        assertEquals(
                new Input(
                        Optional.of("data"),
                        Layout.NHWC,
                        Colour.BGR,
                        96,
                        112,
                        List.of(1.0, 2.5, 3.0),
                        List.of(0.5, 0.5, 0.5)),
                model.input());
        assertEquals(List.of("fc1"), model.outputs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GREY | [1, 2, 3] | 1         | mean
            RGB  | [1, 2]    | 1         | mean
            RGB  | 1         | 0         | scale
            RGB  | 1         | [1, 1, "] | JSON
            RED  | 1         | 1         | RGB, BGR, GREY
            RGB  | 1         | ["1"]     | number
            """)
    void anInputThatCannotBeIsRefused(String colour, String mean, String scale, String word) {
        String input = "{\"layout\": \"NCHW\", \"colour\": \"" + colour + "\", \"width\": 8, \"height\": 8, \"mean\": "
                + mean + ", \"scale\": " + scale + "}";
        refused(new PackFolder(temp).model("DETECTOR", "d.onnx", "", input).done(), word);
    }

    @Test
    void aRecogniserAloneBorrowsTheRest() throws Exception {
        Pack defaults = Pack.open(PackFolder.whole(temp.resolve("defaults")).done());
        Path folder =
                new PackFolder(temp.resolve("own")).recogniser("own.onnx", 512).done();
        Pack pack = Pack.open(folder, defaults);
        assertEquals(512, pack.dimension());
        assertEquals(defaults.model(Role.POSE), pack.model(Role.POSE));
        assertNotEquals(
                Digests.sha256(Files.readAllBytes(folder.resolve("manifest.json"))),
                pack.id().sha256());
        refused(folder, "DETECTOR");
    }

    @Test
    void aBorrowersIdDependsOnWhatItBorrowsAndOnNothingElseOfTheLender() throws Exception {
        Path own =
                new PackFolder(temp.resolve("own")).recogniser("own.onnx", 512).done();
        Pack lender = Pack.open(PackFolder.whole(temp.resolve("a")).done());
        Pack otherRecogniser = Pack.open(new PackFolder(temp.resolve("b"))
                .borrowable()
                .recogniser("b.onnx", 64)
                .further("\"nonMated\": {}")
                .done());
        Pack otherDetector = Pack.open(new PackFolder(temp.resolve("c"))
                .model("DETECTOR", "other.onnx", "")
                .model("LANDMARKS", "l.onnx", "")
                .model("POSE", "p.onnx", "")
                .model("FACE_CHECK", "f.onnx", "")
                .recogniser("r.onnx", 128)
                .done());
        assertEquals(
                Pack.open(own, lender).id(), Pack.open(own, otherRecogniser).id());
        assertNotEquals(
                Pack.open(own, lender).id(), Pack.open(own, otherDetector).id());
    }

    @Test
    void aWholePackIsTheSameWithAndWithoutDefaults() throws Exception {
        Pack defaults = Pack.open(PackFolder.whole(temp.resolve("defaults")).done());
        Path folder = PackFolder.whole(temp.resolve("own"))
                .recogniser("second.onnx", 64)
                .done();
        assertEquals(Pack.open(folder).id(), Pack.open(folder, defaults).id());
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 2049, 0, -5})
    void aRecogniserOfADimensionOutOfRangeIsRefused(int dimension) {
        refused(
                new PackFolder(temp)
                        .borrowable()
                        .recogniser("r.onnx", dimension)
                        .done(),
                "64 to 2048");
    }

    @Test
    void recognisersMayNotExceedATemplateTogether() throws Exception {
        assertEquals(
                2048,
                Pack.open(new PackFolder(temp.resolve("a"))
                                .borrowable()
                                .recogniser("r.onnx", 1984)
                                .recogniser("s.onnx", 64)
                                .done())
                        .dimension());
        refused(
                new PackFolder(temp.resolve("b"))
                        .borrowable()
                        .recogniser("r.onnx", 1985)
                        .recogniser("s.onnx", 64)
                        .done(),
                "2049");
    }

    @Test
    void onlyRecognisersMayBeSeveral() {
        refused(PackFolder.whole(temp).model("DETECTOR", "d2.onnx", "").done(), "DETECTOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.onnx", "sub/../../outside.onnx", "link.onnx", "sub"})
    void aFileOutsideThePacksFolderIsRefused(String name) throws IOException {
        PackFolder folder = new PackFolder(temp.resolve("pack"));
        String hash = new PackFolder(temp).write("outside.onnx");
        Files.createDirectory(temp.resolve("pack/sub"));
        Files.createSymbolicLink(temp.resolve("pack/link.onnx"), temp.resolve("outside.onnx"));
        refused(
                folder.entry("{\"role\": \"DETECTOR\", \"file\": \"" + name + "\", \"sha256\": \"" + hash + "\"}")
                        .done(),
                "inside the pack's folder");
    }

    @Test
    void anAbsolutePathIsRefused() {
        String hash = new PackFolder(temp).write("outside.onnx");
        String entry = "{\"role\": \"DETECTOR\", \"file\": \"" + temp.resolve("outside.onnx") + "\", \"sha256\": \""
                + hash + "\"}";
        refused(new PackFolder(temp.resolve("pack")).entry(entry).done(), "inside the pack's folder");
    }

    @Test
    void aFileThatChangedIsNamed() throws IOException {
        Path folder = PackFolder.whole(temp).done();
        Files.writeString(folder.resolve("p.onnx"), "something else");
        refused(folder, "p.onnx");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path folder = PackFolder.whole(temp).done();
        Files.delete(folder.resolve("p.onnx"));
        refused(folder, "p.onnx");
    }

    @Test
    void aFolderWithoutAManifestIsNoPack() {
        refused(temp, "manifest.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{\"format\": \"stillmatch-pack-2\"}",
                "{\"format\": \"stillmatch-pack-1\", \"format\": \"x\"}",
                "{\"format\": \"stillmatch-pack-1\", \"models\": {}}",
                "{\"format\": \"stillmatch-pack-1\", \"models\": [7]}"
            })
    void whatIsNoManifestIsRefused(String text) {
        refused(new PackFolder(temp).manifest(text), "manifest.json");
    }

    @Test
    void furtherSectionsAreHandedOutAsTheyStand() throws Exception {
        Pack pack = Pack.open(
                PackFolder.whole(temp).further("\"nonMated\": {\"mean\": 0.1}").done());
        assertEquals(0.1, pack.section("nonMated").orElseThrow().get("mean").asDouble());
        assertEquals(Optional.empty(), pack.section("normalisation"));
        assertEquals(Optional.empty(), pack.cohort());
    }

    @Test
    void aCohortIsAFileOfThePackWithItsHash() throws Exception {
        PackFolder folder = PackFolder.whole(temp);
        String hash = folder.write("cohort.bin");
        String cohort =
                "\"cohort\": {\"file\": \"cohort.bin\", \"sha256\": \"%s\", \"name\": \"c\", \"version\": \"1\"}";
        Pack pack = Pack.open(folder.further(cohort.formatted(hash)).done());
        assertEquals(
                new CohortFile(temp.resolve("cohort.bin").toRealPath(), hash, "c", "1"),
                pack.cohort().orElseThrow());
        refused(
                folder.further(cohort.formatted(hash.replace(hash.charAt(0), '0'))
                                .replace("0", "1"))
                        .done(),
                "cohort");
    }

    private static void refused(Path folder, String word) {
        PackException e = assertThrows(PackException.class, () -> Pack.open(folder));
        assertTrue(e.toString().contains(word), e.toString());
    }
}

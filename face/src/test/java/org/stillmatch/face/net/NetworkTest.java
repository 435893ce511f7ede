package org.stillmatch.face.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Input;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;
import org.stillmatch.models.Model;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;
import org.stillmatch.models.onnx.OnnxGraph;

class NetworkTest {
    private static final List<Double> NO_MEAN = List.of(0.0, 0.0, 0.0);
    private static final List<Double> AS_IT_IS = List.of(1.0, 1.0, 1.0);

    @TempDir
    Path folder;

    @Test
    void theNetworkSeesThePictureAsItsManifestSays() throws Exception {
        Picture picture = Patterns.of(2, 1, 10, 20, 30, 40, 50, 60);
        try (Network network = new Network(passThrough(Layout.NHWC, Colour.BGR, Optional.of("in"), "out", 6))) {
            assertArrayEquals(
                    new float[] {30, 20, 10, 60, 50, 40}, network.run(picture).getFirst());
        }
        try (Network network = new Network(passThrough(Layout.NCHW, Colour.RGB, Optional.of("in"), "out", 6))) {
            assertArrayEquals(
                    new float[] {10, 40, 20, 50, 30, 60}, network.run(picture).getFirst());
        }
    }

    @Test
    void namesMayBeLeftToTheFile() throws Exception {
        Model named = passThrough(Layout.NHWC, Colour.RGB, Optional.empty(), "out", 6);
        Model nameless =
                new Model(named.role(), named.file(), "", "", "", named.input(), List.of(), OptionalInt.empty());
        try (Network network = new Network(nameless)) {
            List<float[]> outputs = network.run(Patterns.of(2, 1, 1, 2, 3, 4, 5, 6));
            assertEquals(1, outputs.size());
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, outputs.getFirst());
        }
    }

    @Test
    void outputsComeInTheOrderOfTheManifest() throws Exception {
        Pack pack = DefaultPack.open();
        Model detector = pack.model(Role.DETECTOR).orElseThrow();
        Model turned = new Model(
                detector.role(),
                detector.file(),
                "",
                "",
                "",
                detector.input(),
                detector.outputs().reversed(),
                OptionalInt.empty());
        Picture noise = Patterns.noise(320, 240, 1);
        try (Network straight = new Network(detector);
                Network reversed = new Network(turned)) {
            List<float[]> one = straight.run(noise);
            List<float[]> other = reversed.run(noise);
            assertEquals(2 * 4420, one.get(0).length);
            assertEquals(4 * 4420, one.get(1).length);
            assertArrayEquals(one.get(0), other.get(1));
            assertArrayEquals(one.get(1), other.get(0));
        }
    }

    @Test
    void aNetworkThatIsClosedWhileOthersRunItEndsTheirRunsFirst() throws Exception {
        Network network = new Network(DefaultPack.open().model(Role.DETECTOR).orElseThrow());
        CountDownLatch running = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<NetworkException>> ends = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ends.add(threads.submit(() -> {
                    Picture noise = Patterns.noise(320, 240, 1);
                    while (true) {
                        try {
                            network.run(noise);
                            running.countDown();
                        } catch (NetworkException e) {
                            return e;
                        }
                    }
                }));
            }
            running.await();
            network.close();
            for (Future<NetworkException> end : ends) {
                assertTrue(String.valueOf(end.get().getMessage()).contains("was closed"));
            }
        }
        network.close();
    }

    @Test
    void fourThreadsGetTheSameBitsAsOne() throws Exception {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pictures.add(Patterns.noise(112, 112, i));
        }
        Model recogniser = DefaultPack.open().recognisers().getFirst();
        try (Network network = new Network(recogniser);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<float[]> alone =
                    pictures.stream().map(p -> network.run(p).getFirst()).toList();
            List<Future<float[]>> together = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Picture picture = pictures.get(i % 4);
                together.add(threads.submit(() -> network.run(picture).getFirst()));
            }
            for (int i = 0; i < together.size(); i++) {
                assertArrayEquals(alone.get(i % 4), together.get(i).get());
            }
        }
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Path whole = DefaultPack.open().model(Role.LANDMARKS).orElseThrow().file();
        byte[] bytes = Files.readAllBytes(whole);
        expectUnusable("cut.onnx", java.util.Arrays.copyOf(bytes, bytes.length / 2));
        expectUnusable("words.onnx", "no network".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        expectUnusable("nothing.onnx", new byte[0]);
    }

    private void expectUnusable(String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        Model model = new Model(
                Role.LANDMARKS,
                file,
                "",
                "",
                "",
                input(Layout.NCHW, Colour.RGB, Optional.empty()),
                List.of(),
                OptionalInt.empty());
        NetworkException e = assertThrows(NetworkException.class, () -> new Network(model).close());
        assertTrue(e.toString().contains(name), e.toString());
    }

    @Test
    void aManifestThatDoesNotFitTheFileIsSaidWithTheFilesName() throws Exception {
        Picture picture = Patterns.noise(2, 1, 3);
        expectMisfit(passThrough(Layout.NHWC, Colour.RGB, Optional.of("elsewhere"), "out", 6), picture, "elsewhere");
        expectMisfit(passThrough(Layout.NHWC, Colour.RGB, Optional.of("in"), "nowhere", 6), picture, "nowhere");
        expectMisfit(passThrough(Layout.NHWC, Colour.RGB, Optional.of("in"), "out", 64), picture, "64");
        Model narrow = passThrough(Layout.NHWC, Colour.RGB, Optional.of("in"), "out", 6);
        Input wide = new Input(Optional.of("in"), Layout.NHWC, Colour.RGB, 3, 1, NO_MEAN, AS_IT_IS);
        Model misfit = new Model(narrow.role(), narrow.file(), "", "", "", wide, narrow.outputs(), OptionalInt.empty());
        expectMisfit(misfit, Patterns.noise(3, 1, 3), "3");
    }

    private static void expectMisfit(Model model, Picture picture, String said) {
        NetworkException e = assertThrows(NetworkException.class, () -> {
            try (Network network = new Network(model)) {
                network.run(picture);
            }
        });
        assertTrue(e.toString().contains("through.onnx") && e.toString().contains(said), e.toString());
    }

    private static Input input(Layout layout, Colour colour, Optional<String> name) {
        return new Input(name, layout, colour, 2, 1, NO_MEAN, AS_IT_IS);
    }

    /// A network that gives the numbers that it was given.
    private Model passThrough(Layout layout, Colour colour, Optional<String> in, String out, int dimension)
            throws Exception {
        OnnxGraph graph = new OnnxGraph("through");
        long[] shape = layout == Layout.NCHW ? new long[] {1, 3, 1, 2} : new long[] {1, 1, 2, 3};
        graph.input("in", shape);
        graph.output("out", 1, 6);
        graph.integers("flat", 1, 6);
        graph.node("Reshape", List.of("in", "flat"), "out");
        Path file = Files.write(folder.resolve("through.onnx"), graph.toByteArray());
        return new Model(
                Role.RECOGNISER, file, "", "", "", input(layout, colour, in), List.of(out), OptionalInt.of(dimension));
    }
}

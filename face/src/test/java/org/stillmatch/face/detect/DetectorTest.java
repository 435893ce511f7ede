package org.stillmatch.face.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.net.Network;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Role;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectorTest {
    private final Network network;
    private final Detector detector;

    DetectorTest() throws Exception {
        network = new Network(DefaultPack.open().model(Role.DETECTOR).orElseThrow());
        detector = new Detector(network);
    }

    @AfterAll
    void close() {
        network.close();
    }

    @Test
    void levelsBeginWhereTheWholePictureFitsAndDoubleUntilSmallFacesAreSeen() {
        expectLevels(352, 288, 240.0 / 288, 2);
        expectLevels(972, 544, 320.0 / 972, 3);
        expectLevels(3840, 2160, 1.0 / 12, 5);
        expectLevels(20_000, 50, 0.016, 8);
    }

    @Test
    void aTinyPictureIsLookedAtOnce() {
        assertEquals(List.of(24.0), detector.levels(Patterns.constant(10, 10, 0)));
    }

    private void expectLevels(int width, int height, double first, int count) {
        List<Double> levels = detector.levels(Patterns.constant(width, height, 0));
        assertEquals(count, levels.size());
        for (int i = 0; i < count; i++) {
            assertEquals(first * Math.pow(2, i), levels.get(i), 1e-9);
        }
        assertTrue(14 * levels.getLast() >= 18 && 14 * levels.get(count - 2) < 18);
    }

    @Test
    void noPictureIsTooOddInShapeToLookAt() {
        for (int[] size : new int[][] {{20_000, 16}, {16, 9_000}, {16, 16}, {321, 241}}) {
            for (Detection d : detector.everyLevel(Patterns.noise(size[0], size[1], 1))) {
                assertTrue(d.box().width() > 0 && d.box().height() > 0, d.toString());
                assertTrue(d.score() >= 0.5f && d.score() <= 1, d.toString());
            }
        }
    }
}

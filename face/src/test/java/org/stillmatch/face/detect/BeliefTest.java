package org.stillmatch.face.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stillmatch.face.Photographs;
import org.stillmatch.face.decode.Patterns;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.net.Network;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.Role;

/// What the detector and the second opinion make of photographs.
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeliefTest {
    private final Photographs photographs = new Photographs();
    private final Network detectors;
    private final Network checks;
    private final Detector detector;
    private final FaceCheck check;

    BeliefTest() throws Exception {
        Pack pack = DefaultPack.open();
        detectors = new Network(pack.model(Role.DETECTOR).orElseThrow());
        checks = new Network(pack.model(Role.FACE_CHECK).orElseThrow());
        detector = new Detector(detectors);
        check = new FaceCheck(checks);
    }

    @AfterAll
    void close() {
        detectors.close();
        checks.close();
    }

    @Test
    void finerLevelsHaveToBeSurer() throws Exception {
        int unsure = 0;
        for (String name : List.of("franck_02045", "joconde", "sample6")) {
            Picture picture = photographs.of(name);
            List<Double> levels = detector.levels(picture);
            for (double zoom : levels.subList(1, levels.size())) {
                unsure += (int) detector.detect(picture, zoom).stream()
                        .filter(d -> d.score() < 0.8f)
                        .count();
            }
            for (Detection d : detector.everyLevel(picture)) {
                assertTrue(d.score() >= 0.8f || d.level() < 1.1 * levels.getFirst(), name + ": " + d);
            }
        }
        assertTrue(unsure > 0, "no level was unsure, so nothing was shown");
    }

    @Test
    void theSecondOpinionTellsFacesFromWhatIsNone() throws Exception {
        double lowest = 1;
        List<Box> heads = new ArrayList<>();
        for (String name : List.of("franck_02045", "SeanConnery", "cage", "obama4_crop", "kim1_crop")) {
            Picture picture = photographs.of(name);
            Box face = detector.everyLevel(picture).getFirst().box();
            heads.add(face);
            lowest = Math.min(lowest, check.probability(picture, face));
        }
        assertTrue(lowest > 0.9, "believed a face by " + lowest);
        double highest = 0;
        for (Box head : heads) {
            highest = Math.max(highest, check.probability(Patterns.noise(800, 600, 1), head));
            highest = Math.max(highest, check.probability(Patterns.slopes(800, 600), head));
        }
        // The bare wall and the shoulder beside somebody.
        Picture portrait = photographs.of("franck_02045");
        highest = Math.max(highest, check.probability(portrait, new Box(20, 20, 150, 150)));
        highest = Math.max(highest, check.probability(portrait, new Box(550, 420, 150, 150)));
        assertTrue(highest < FaceCheck.BELIEVED, "believed nothing by " + highest);
    }
}

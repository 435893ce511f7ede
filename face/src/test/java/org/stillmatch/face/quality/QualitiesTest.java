package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.face.align.Landmarks;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.face.quality.Assessment.FailureToAssess;

class QualitiesTest {
    @Test
    void aReportHasEveryMeasureByNameInOrder() {
        QualityReport report = Qualities.assess(new DrawnFace().interEye(24).sample());
        assertEquals(
                Arrays.stream(Component.values()).map(Component::label).toList(),
                List.copyOf(report.byName().keySet()));
        assertEquals(Component.values().length, report.byName().size());
        assertThrows(IllegalArgumentException.class, () -> new QualityReport(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {14, 16, 20, 28, 40})
    void facesOfAFewPixelsAreAssessedAsFarAsTheyCanBe(double height) {
        QualityReport report = Qualities.assess(
                new DrawnFace().interEye(height / 2.75).in(640, 360, 300, 200).sample());
        assertTrue(report.value(Component.INTER_EYE_DISTANCE).isPresent());
        assertTrue(report.value(Component.UNIFIED_QUALITY_SCORE).isPresent());
        assertTrue(report.value(Component.COMPRESSION_ARTIFACTS).isPresent());
        assertEquals(height >= 8 * 2.75, report.value(Component.SHARPNESS).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"0,100", "200,100", "100,0", "100,200", "4,4", "196,196"})
    void facesPartlyOutsideOfThePictureAreAssessed(double x, double y) {
        QualityReport report =
                Qualities.assess(new DrawnFace().interEye(48).in(200, 200, x, y).sample());
        assertTrue(report.value(Component.INTER_EYE_DISTANCE).isPresent());
        assertTrue(report.value(Component.UNIFIED_QUALITY_SCORE).isPresent());
    }

    @Test
    void aFaceWhollyOutsideOfThePictureHasNoPixelsToJudge() {
        FaceSample face = new DrawnFace().interEye(48).in(200, 200, 800, 100).sample();
        for (Component component : List.of(Component.SHARPNESS, Component.NOISE, Component.DYNAMIC_RANGE)) {
            assertTrue(Found.failed(component, face), component.label());
        }
        assertEquals(0, Found.scalar(Component.RIGHTWARD_CROP, face));
    }

    @Test
    void whateverTheModelsSayNothingIsThrown() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);
            byte[] rgb = new byte[3 * width * height];
            random.nextBytes(rgb);
            double scale = Math.pow(10, 3 * random.nextDouble() - 0.5);
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 68; i++) {
                points.add(new Point(
                        width * random.nextDouble() + scale * random.nextGaussian(),
                        height * random.nextDouble() + scale * random.nextGaussian()));
            }
            Box box = new Box(
                    (float) (scale * random.nextGaussian()),
                    (float) (scale * random.nextGaussian()),
                    (float) (0.1 + scale * random.nextDouble()),
                    (float) (0.1 + scale * random.nextDouble()));
            float angle = round % 7 == 0 ? Float.NaN : (float) (200 * random.nextGaussian());
            FaceSample face = new FaceSample(
                    new Picture(width, height, rgb),
                    box,
                    new Landmarks(points),
                    new Pose(angle, angle, angle, angle),
                    random.nextDouble(),
                    List.of(box));
            QualityReport report = Qualities.assess(face);
            assertTrue(Advice.from(report).size() <= 3);
        }
    }

    @Test
    void landmarksOnOnePointFailInsteadOfDividingByZero() {
        FaceSample drawn = new DrawnFace().interEye(40).sample();
        Landmarks collapsed = new Landmarks(java.util.Collections.nCopies(68, new Point(50, 50)));
        QualityReport report =
                Qualities.assess(new FaceSample(drawn.picture(), drawn.box(), collapsed, drawn.pose(), 0.9, List.of()));
        assertTrue(report.of(Component.UNIFIED_QUALITY_SCORE) instanceof FailureToAssess);
        assertTrue(report.of(Component.LEFTWARD_CROP) instanceof FailureToAssess);
        assertTrue(report.of(Component.SHARPNESS) instanceof FailureToAssess);
    }

    @Test
    void whatTheModelsAddIsReportedAndItsAbsenceIsAFailure() {
        FaceSample bare = new DrawnFace().interEye(24).sample();
        assertTrue(Found.failed(Component.RECOGNISER_RESPONSE, bare));
        assertTrue(Found.failed(Component.FACE_PLAUSIBILITY, bare));
        FaceSample full = withModels(bare, 21.5, 0.75);
        assertEquals(21.5, Found.nativeValue(Component.RECOGNISER_RESPONSE, full));
        assertEquals(75, Found.scalar(Component.FACE_PLAUSIBILITY, full));
        assertEquals(99, Found.scalar(Component.DETECTOR_CONFIDENCE, full));
        assertTrue(Found.scalar(Component.RECOGNISER_RESPONSE, full)
                > Found.scalar(Component.RECOGNISER_RESPONSE, withModels(bare, 12, 0.75)));
    }

    @Test
    void aSampleRefusesWhatNoFaceCanHave() {
        FaceSample face = new DrawnFace().interEye(24).sample();
        assertThrows(IllegalArgumentException.class, () -> withModels(face, -1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> withModels(face, 1, 1.5));
        Box flat = new Box(0, 0, 0, 10);
        assertThrows(
                IllegalArgumentException.class,
                () -> new FaceSample(face.picture(), flat, face.landmarks(), face.pose(), 0.5, List.of()));
    }

    @Test
    void everyFlawLowersTheUnifiedScore() {
        int good = unified(new DrawnFace());
        assertTrue(good >= 85, "a flawless drawing gets " + good);
        assertTrue(unified(new DrawnFace().blur(5)) < good - 20);
        assertTrue(unified(new DrawnFace().moved(18, 0)) < good - 5);
        assertTrue(unified(new DrawnFace().noise(16)) < good - 20);
        assertTrue(unified(new DrawnFace().noise(1).jpeg(5)) < good - 20);
        assertTrue(unified(new DrawnFace().leftLight(0.2)) < good - 10);
        assertTrue(unified(new DrawnFace().exposure(3)) < good - 40);
        assertTrue(unified(new DrawnFace().exposure(0.02)) < good - 40);
        assertTrue(unified(new DrawnFace().interEye(9)) < good - 20);
        assertTrue(unified(new DrawnFace().pose(50, 0, 0, 5)) < good - 40);
        assertTrue(unified(new DrawnFace().pose(0, 0, 0, 58)) < good - 60);
    }

    @Test
    void scalingThePictureMovesOnlyWhatCountsPixels() {
        QualityReport small =
                Qualities.assess(new DrawnFace().interEye(64).blur(1).sample());
        QualityReport large =
                Qualities.assess(new DrawnFace().interEye(128).blur(2).sample());
        for (Component component : Component.values()) {
            if (component != Component.INTER_EYE_DISTANCE
                    && small.value(component).isPresent()) {
                int a = small.value(component).orElseThrow().scalar();
                int b = large.value(component).orElseThrow().scalar();
                assertEquals(a, b, 5, component.label());
            }
        }
    }

    private static int unified(DrawnFace face) {
        return Found.scalar(Component.UNIFIED_QUALITY_SCORE, face.sample());
    }

    private static FaceSample withModels(FaceSample s, double length, double probability) {
        return new FaceSample(
                s.picture(),
                s.box(),
                s.landmarks(),
                s.pose(),
                s.detectorScore(),
                s.otherFaces(),
                OptionalDouble.of(length),
                OptionalDouble.of(probability));
    }
}

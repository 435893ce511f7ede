package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.face.align.Pose;
import org.stillmatch.face.detect.Box;

class GeometryTest {
    @ParameterizedTest
    @ValueSource(doubles = {6, 9, 24, 64, 120})
    void theDistanceBetweenTheEyesIsExact(double interEye) {
        assertEquals(
                interEye,
                Found.nativeValue(
                        Component.INTER_EYE_DISTANCE,
                        new DrawnFace().interEye(interEye).sample()),
                1e-9);
    }

    @Test
    void aTurnedHeadIsNotTakenForASmallOne() {
        FaceSample frontal = new DrawnFace().interEye(24).sample();
        assertEquals(48, turned(frontal, 60, 2), 1e-6);
        assertEquals(48, turned(frontal, -85, 2), 1e-6, "the correction stops at 60°");
        assertEquals(24, turned(frontal, 60, 57), 1e-9, "a yaw that is not believed corrects nothing");
    }

    private static double turned(FaceSample face, float yaw, float spread) {
        return Found.nativeValue(Component.INTER_EYE_DISTANCE, Found.with(face, new Pose(yaw, 0, 0, spread)));
    }

    @ParameterizedTest
    @CsvSource({"0,100", "30,75", "-45,50", "60,25", "-90,0", "120,0"})
    void anglesComeThroughWithTheSquareOfTheirCosine(float angle, int scalar) {
        FaceSample face = new DrawnFace().interEye(24).sample();
        for (Component component :
                List.of(Component.HEAD_POSE_YAW, Component.HEAD_POSE_PITCH, Component.HEAD_POSE_ROLL)) {
            Pose pose = new Pose(
                    component == Component.HEAD_POSE_YAW ? angle : 3,
                    component == Component.HEAD_POSE_PITCH ? angle : 4,
                    component == Component.HEAD_POSE_ROLL ? angle : 5,
                    1.5f);
            assertEquals(new Assessment.Value(angle, scalar), Found.value(component, Found.with(face, pose)));
        }
    }

    @Test
    void anglesThatThePoseModelGuessesAreNotReported() {
        FaceSample back = Found.with(new DrawnFace().interEye(24).sample(), new Pose(12, 3, 0, 58));
        assertTrue(Found.failed(Component.HEAD_POSE_YAW, back));
        assertTrue(Found.failed(Component.HEAD_POSE_PITCH, back));
        assertTrue(Found.failed(Component.HEAD_POSE_ROLL, back));
        assertEquals(58, Found.nativeValue(Component.HEAD_POSE_CERTAINTY, back), 1e-6);
        assertTrue(Found.failed(Component.HEAD_POSE_CERTAINTY, Found.with(back, new Pose(0, 0, 0, Float.NaN))));
    }

    @Test
    void certaintyFallsAsTheSpreadGrows() {
        int last = 101;
        for (float spread : new float[] {1.5f, 10, 20, 40, 60}) {
            int scalar = Found.scalar(
                    Component.HEAD_POSE_CERTAINTY,
                    Found.with(new DrawnFace().interEye(24).sample(), new Pose(0, 0, 0, spread)));
            assertTrue(scalar < last, spread + "°: " + scalar);
            last = scalar;
        }
    }

    @Test
    void theRoomToEachEdgeIsCountedInEyeDistancesAndHeadHeights() {
        // Eyes at x 60 and 100, y 80; the chin 1.65 eye distances below.
        FaceSample face = new DrawnFace().interEye(40).in(300, 240, 80, 80).sample();
        double head = 1.65 * 40;
        assertEquals(60 / 40.0, Found.nativeValue(Component.LEFTWARD_CROP, face), 1e-9);
        assertEquals(200 / 40.0, Found.nativeValue(Component.RIGHTWARD_CROP, face), 1e-9);
        assertEquals(80 / head, Found.nativeValue(Component.DOWNWARD_CROP, face), 1e-9);
        assertEquals(160 / head, Found.nativeValue(Component.UPWARD_CROP, face), 1e-9);
        assertEquals(head / 240, Found.nativeValue(Component.HEAD_SIZE, face), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"LEFTWARD_CROP,-1,0", "RIGHTWARD_CROP,1,0", "DOWNWARD_CROP,0,-1", "UPWARD_CROP,0,1"})
    void aFaceThatLeavesThePictureLosesRoomOnThatSide(Component component, int dx, int dy) {
        int last = 101;
        for (int shift = 0; shift <= 60; shift += 20) {
            double x = 150 + dx * (60 + shift);
            double y = 150 + dy * (60 + shift);
            int scalar = Found.scalar(
                    component, new DrawnFace().interEye(40).in(300, 300, x, y).sample());
            assertTrue(scalar <= last, component + " by " + shift + ": " + scalar + " after " + last);
            last = scalar;
        }
        assertTrue(last < 50, component + " ends at " + last);
    }

    @Test
    void aHeadIsBestSizedAtFortyFiveHundredthsOfTheHeight() {
        double head = 1.65 * 40;
        FaceSample best = new DrawnFace()
                .interEye(40)
                .in(150, (int) Math.round(head / 0.45), 75, 70)
                .sample();
        FaceSample small = new DrawnFace().interEye(40).in(150, 400, 75, 70).sample();
        assertTrue(Found.scalar(Component.HEAD_SIZE, best) >= 99);
        assertTrue(Found.scalar(Component.HEAD_SIZE, small) < 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.08, 0.2})
    void gapsOfLidsAndLipsAreExact(double gap) {
        FaceSample face = new DrawnFace().lidGap(gap).lipGap(gap).sample();
        assertEquals(gap / 1.65, Found.nativeValue(Component.EYES_OPEN, face), 1e-9);
        assertEquals(gap / 1.65, Found.nativeValue(Component.MOUTH_CLOSED, face), 1e-9);
    }

    @Test
    void eyesAreBetterOpenAndTheMouthClosed() {
        FaceSample shut = new DrawnFace().lidGap(0).lipGap(0).sample();
        FaceSample wide = new DrawnFace().lidGap(0.16).lipGap(0.5).sample();
        assertTrue(Found.scalar(Component.EYES_OPEN, wide) > 90 + Found.scalar(Component.EYES_OPEN, shut) - 15);
        assertTrue(Found.scalar(Component.MOUTH_CLOSED, shut) > 50 + Found.scalar(Component.MOUTH_CLOSED, wide));
        assertTrue(Found.failed(Component.EYES_OPEN, new DrawnFace().interEye(9).sample()));
        assertTrue(
                Found.failed(Component.MOUTH_CLOSED, new DrawnFace().interEye(9).sample()));
    }

    @Test
    void otherFacesCountByTheirSizeAgainstThisOne() {
        DrawnFace drawn = new DrawnFace().interEye(40);
        FaceSample alone = drawn.sample();
        Box box = alone.box();
        Box half = new Box(0, 0, box.width() / 2, box.height() / 2);
        Box twice = new Box(0, 0, box.width() * 2, box.height());
        assertEquals(0, Found.nativeValue(Component.SINGLE_FACE_PRESENT, alone));
        assertEquals(0.5, Found.nativeValue(Component.SINGLE_FACE_PRESENT, drawn.sample(List.of(half))), 1e-6);
        assertEquals(0, Found.scalar(Component.SINGLE_FACE_PRESENT, drawn.sample(List.of(half, twice))));
    }
}

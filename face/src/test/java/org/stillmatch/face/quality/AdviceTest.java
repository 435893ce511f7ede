package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {
    @Test
    void aGoodFaceNeedsNoAdvice() {
        assertEquals(List.of(), advice(scene(40)));
    }

    @Test
    void aSmallFaceIsToldItsSizeInPixels() {
        assertEquals(
                "The eyes are 9 pixels apart: too small. Send an earlier frame where the person is closer, or the"
                        + " original file from the recorder.",
                advice(scene(9)).getFirst());
    }

    @Test
    void movementIsNamedAsTheCauseOfBlur() {
        List<String> said = advice(scene(64).moved(24, 90));
        assertTrue(said.getFirst().startsWith("The picture is blurred by movement."), said.toString());
        assertTrue(said.stream().noneMatch(s -> s.startsWith("The picture is blurred.")), said.toString());
    }

    @Test
    void eachFlawIsToldByItsOwnSentence() {
        assertStarts("The picture is blurred.", scene(64).blur(10));
        assertStarts("The face is turned 62 degrees away", scene(40).pose(-62, 0, 0, 6));
        assertStarts("The head is tilted up or down by 50 degrees", scene(40).pose(0, 50, 0, 6));
        assertStarts("The face cannot be made out well", scene(40).pose(0, 0, 0, 58));
        assertStarts("The picture is grainy", scene(40).noise(18));
        assertStarts("The file is heavily compressed", scene(40).noise(1).jpeg(5));
        assertStarts("Strong light has wiped out", scene(40).exposure(3));
        assertStarts("One side of the face is in shadow", scene(40).leftLight(0.2));
        assertStarts("The face is pale and flat", scene(40).haze(220));
        assertStarts("The eyes are closed", scene(40).lidGap(0));
        assertStarts(
                "The face is cut off at the left", new DrawnFace().interEye(40).in(300, 300, 25, 150));
        assertStarts(
                "The face is cut off at the top", new DrawnFace().interEye(40).in(300, 300, 150, 10));
        assertStarts(
                "The face is cut off at the bottom",
                new DrawnFace().interEye(40).in(300, 200, 150, 160));
    }

    @Test
    void shadowIsToldWithItsShare() {
        assertTrue(advice(scene(40).exposure(0.01)).stream().anyMatch(s -> s.startsWith("100% of the face is lost")));
    }

    @Test
    void atMostThreeThingsAreSaidTheWorstFirst() {
        List<String> said = advice(scene(9).leftLight(0.25).noise(14).jpeg(5).pose(50, 40, 0, 58));
        assertEquals(3, said.size());
        List<String> two = advice(scene(40).pose(70, 0, 0, 6).leftLight(0.35));
        assertTrue(two.getFirst().startsWith("The face is turned 70 degrees"), two.toString());
        assertTrue(two.get(1).startsWith("One side"), two.toString());
    }

    private static void assertStarts(String sentence, DrawnFace face) {
        List<String> said = advice(face);
        assertTrue(said.stream().anyMatch(s -> s.startsWith(sentence)), sentence + " is not in " + said);
    }

    /// A face with room about it.
    private static DrawnFace scene(double interEye) {
        int side = (int) (8 * interEye) + 60;
        return new DrawnFace().interEye(interEye).in(side, side, side / 2.0, side / 2.0);
    }

    private static List<String> advice(DrawnFace face) {
        return Advice.from(Qualities.assess(face.sample()));
    }
}

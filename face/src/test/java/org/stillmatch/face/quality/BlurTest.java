package org.stillmatch.face.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.face.decode.Picture;

class BlurTest {
    @ParameterizedTest
    @CsvSource({"64,0.6", "64,0.8", "64,1.0", "64,1.5", "64,2.0", "120,2.0", "120,3.0", "120,4.0"})
    void blurIsFoundWithinAFifth(double interEye, double sigma) {
        FaceSample face = new DrawnFace().interEye(interEye).blur(sigma).sample();
        assertEquals(sigma, interEye * Found.nativeValue(Component.SHARPNESS, face), 0.2 * sigma);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 2, 3, 5, 8})
    void blurOfADiscIsFoundWithinAnEighth(double sigma) {
        EdgeWidths edges = edges(disc(sigma, 0, 0), 0);
        assertEquals(sigma, edges.blurSigma().orElseThrow(), sigma / 8);
    }

    @ParameterizedTest
    @CsvSource({"10,0", "10,25", "10,45", "10,90", "16,120", "24,0", "24,70"})
    void movementOfADiscIsFoundWithinAFifth(double length, double degrees) {
        EdgeWidths edges = edges(disc(0.7, length, degrees), 0);
        assertEquals(length, edges.movement().orElseThrow(), 0.2 * length);
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 24, 64, 120})
    void sharpnessFallsWithBlurAtEverySize(double interEye) {
        int last = 101;
        for (double blur : new double[] {0.01, 0.03, 0.06, 0.09, 0.13}) {
            FaceSample face = new DrawnFace()
                    .interEye(interEye)
                    .blur(Math.max(0.3, blur * interEye))
                    .sample();
            int scalar = Found.scalar(Component.SHARPNESS, face);
            assertTrue(scalar <= last, blur + ": " + scalar + " after " + last);
            last = scalar;
        }
        assertTrue(last < 40, "ends at " + last);
    }

    @ParameterizedTest
    @CsvSource({"48,0", "64,0", "64,30", "64,60", "64,90", "120,0", "120,90"})
    void movementGrowsInEveryDirection(double interEye, double degrees) {
        double last = -1;
        for (double share : new double[] {0, 0.06, 0.1, 0.15, 0.19}) {
            FaceSample face = new DrawnFace()
                    .interEye(interEye)
                    .moved(share * interEye, degrees)
                    .sample();
            double found = Found.nativeValue(Component.MOTION_BLUR, face);
            assertTrue(found > last || share == 0.06 && found >= last, share + ": " + found + " after " + last);
            last = found;
        }
        // The drawing has only narrow features across, which read low.
        assertTrue(last > 0.07, "0.19 reads " + last);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 1.5, 2})
    void aFaceOutOfFocusHasNotMoved(double sigma) {
        FaceSample face = new DrawnFace().interEye(64).blur(sigma).sample();
        assertTrue(Found.nativeValue(Component.MOTION_BLUR, face) < 0.01);
    }

    @Test
    void movementAlsoCostsSharpness() {
        int still = Found.scalar(Component.SHARPNESS, new DrawnFace().sample());
        int moved =
                Found.scalar(Component.SHARPNESS, new DrawnFace().moved(16, 20).sample());
        assertTrue(moved < still - 10, moved + " against " + still);
    }

    @Test
    void enlargingMakesNothingSharper() {
        FaceSample face = new DrawnFace().interEye(30).blur(1.2).sample();
        Picture doubled = Flaws.doubled(face.picture());
        double before = Found.nativeValue(Component.SHARPNESS, face);
        double after = Found.nativeValue(Component.SHARPNESS, Found.moved(face, doubled, 2, 0, 0));
        assertEquals(before, after, 0.25 * before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 5, 10})
    void noiseIsNotTakenForSharpness(double noise) {
        double clean =
                Found.nativeValue(Component.SHARPNESS, new DrawnFace().blur(2).sample());
        double grainy = Found.nativeValue(
                Component.SHARPNESS, new DrawnFace().blur(2).noise(noise).sample());
        assertEquals(clean, grainy, 0.25 * clean);
    }

    @Test
    void aFaceTooSmallForItsEdgesIsNotJudged() {
        FaceSample tiny = new DrawnFace().interEye(6).sample();
        assertTrue(Found.failed(Component.SHARPNESS, tiny));
        assertTrue(Found.failed(Component.MOTION_BLUR, tiny));
    }

    @Test
    void aBlankFaceHasNoEdgesToJudge() {
        LumaGrid flat = grid(new double[100 * 100], 100);
        assertTrue(EdgeWidths.of(flat, all(100), 0).blurSigma().isEmpty());
        assertTrue(EdgeWidths.of(flat, all(100), 0).movement().isEmpty());
    }

    @Test
    void edgesOfOneDirectionDoNotTellOfMovement() {
        double[] stripes = new double[100 * 100];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = i % 100 / 20 % 2 == 0 ? 60 : 180;
        }
        assertTrue(edges(Flaws.blurred(stripes, 100, 100, 2), 0).movement().isEmpty());
    }

    private static double[] disc(double sigma, double movement, double degrees) {
        int side = 160;
        double[] p = new double[side * side];
        for (int i = 0; i < p.length; i++) {
            int within = 0;
            for (int s = 0; s < 16; s++) {
                double x = i % side + (s % 4 + 0.5) / 4 - 80;
                double y = i / side + (s / 4 + 0.5) / 4 - 80;
                within += x * x + y * y < 45 * 45 ? 1 : 0;
            }
            p[i] = 60 + 120 * within / 16.0;
        }
        p = Flaws.blurred(p, side, side, sigma);
        return movement == 0 ? p : Flaws.smeared(p, side, side, movement, degrees);
    }

    private static EdgeWidths edges(double[] luma, double noise) {
        int side = (int) Math.sqrt(luma.length);
        return EdgeWidths.of(grid(luma, side), all(side), noise);
    }

    private static LumaGrid grid(double[] luma, int side) {
        byte[] rgb = new byte[3 * luma.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(luma[i / 3]);
        }
        return LumaGrid.cut(new Picture(side, side, rgb), 0, 0, side, side, 1);
    }

    private static boolean[] all(int side) {
        boolean[] inside = new boolean[side * side];
        java.util.Arrays.fill(inside, true);
        return inside;
    }
}

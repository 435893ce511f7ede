package org.stillmatch.face.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.decode.Picture;

class AlignmentTest {
    /// Where the recognisers' training put eyes, nose and mouth corners, pixel centres at whole numbers.
    private static final double[][] PLACES = {
        {38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}
    };

    @Test
    void theFivePointsOfAFaceComeFromTheRightLandmarks() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 68; i++) {
            points.add(new Point(i, i * i));
        }
        Landmarks face = new Landmarks(points);
        assertEquals(
                new Point((37 + 38 + 40 + 41) / 4.0, (37 * 37 + 38 * 38 + 40 * 40 + 41 * 41) / 4.0), face.leftEye());
        assertEquals(
                new Point((43 + 44 + 46 + 47) / 4.0, (43 * 43 + 44 * 44 + 46 * 46 + 47 * 47) / 4.0), face.rightEye());
        assertEquals(new Point(30, 900), face.nose());
        assertEquals(new Point(54, (48 * 48 + 60 * 60) / 2.0), face.leftMouth());
        assertEquals(new Point(59, (54 * 54 + 64 * 64) / 2.0), face.rightMouth());
        assertEquals(face.leftEye().distance(face.rightEye()), face.interEyeDistance());
    }

    @Test
    void aFaceHas68Points() {
        List<Point> few = Collections.nCopies(67, new Point(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Landmarks(few));
    }

    @Test
    void aFaceThatLiesRightAlreadyStaysWhereItIs() {
        Similarity map = Alignment.of(face(new Similarity(1, 0, 0, 0)));
        assertEquals(1, map.a(), 1e-12);
        assertEquals(0, map.b(), 1e-12);
        assertEquals(0, map.tx(), 1e-9);
        assertEquals(0, map.ty(), 1e-9);
    }

    @Test
    void aFaceTurnedShiftedAndEnlargedIsBroughtToItsPlace() {
        Similarity there = new Similarity(3 * Math.cos(0.4), 3 * Math.sin(0.4), 700, 200);
        Similarity map = Alignment.of(face(there));
        for (double[] place : PLACES) {
            Point target = new Point(place[0] + 0.5, place[1] + 0.5);
            assertEquals(0, target.distance(map.apply(there.apply(target))), 1e-9);
        }
    }

    @Test
    void theCropShowsEachPointAtItsPlaceAtWhateverSide() {
        Similarity there = new Similarity(3 * Math.cos(0.4), 3 * Math.sin(0.4), 300, 100);
        Landmarks face = face(there);
        List<Point> five = List.of(face.leftEye(), face.rightEye(), face.nose(), face.leftMouth(), face.rightMouth());
        for (int side : new int[] {112, 224, 80}) {
            for (int i = 0; i < 5; i++) {
                Picture crop = Alignment.crop(dot(five.get(i)), face, side);
                Point seen = brightness(crop);
                double k = side / 112.0;
                double off = seen.distance(new Point(k * (PLACES[i][0] + 0.5), k * (PLACES[i][1] + 0.5)));
                assertTrue(off < 0.1 * k, "point " + i + " at side " + side + " is off by " + off);
            }
        }
    }

    /// A face whose five points lie in their places, seen through `map`.
    private static Landmarks face(Similarity map) {
        List<Point> points = new ArrayList<>(Collections.nCopies(68, new Point(0, 0)));
        int[][] groups = {{37, 38, 40, 41}, {43, 44, 46, 47}, {30}, {48, 60}, {54, 64}};
        for (int i = 0; i < groups.length; i++) {
            for (int at : groups[i]) {
                points.set(at, map.apply(new Point(PLACES[i][0] + 0.5, PLACES[i][1] + 0.5)));
            }
        }
        return new Landmarks(points);
    }

    /// A soft white dot on black.
    private static Picture dot(Point centre) {
        int width = 800;
        int height = 600;
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double d = centre.distance(new Point(x + 0.5, y + 0.5));
                byte value = (byte) Math.round(255 * Math.exp(-d * d / 50));
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = value;
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    private static Point brightness(Picture picture) {
        double sum = 0;
        double sx = 0;
        double sy = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double luma = picture.luma(x, y);
                sum += luma;
                sx += luma * (x + 0.5);
                sy += luma * (y + 0.5);
            }
        }
        return new Point(sx / sum, sy / sum);
    }
}

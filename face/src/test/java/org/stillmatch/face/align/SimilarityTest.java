package org.stillmatch.face.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    private static final List<Point> SQUARE =
            List.of(new Point(0, 0), new Point(2, 0), new Point(2, 2), new Point(0, 2));

    @Test
    void aShiftIsFoundAsAShift() {
        expect(new Similarity(1, 0, 5, -3), Similarity.fit(SQUARE, moved(SQUARE, new Similarity(1, 0, 5, -3))));
    }

    @Test
    void aQuarterTurnTakesTheXAxisToTheYAxis() {
        List<Point> turned = List.of(new Point(0, 0), new Point(0, 2), new Point(-2, 2), new Point(-2, 0));
        expect(new Similarity(0, 1, 0, 0), Similarity.fit(SQUARE, turned));
    }

    @Test
    void twoPointsDetermineScaleTurnAndShift() {
        // (0,0) → (1,1) and (1,0) → (4,5): the segment grows fivefold and turns towards (3,4).
        Similarity fitted =
                Similarity.fit(List.of(new Point(0, 0), new Point(1, 0)), List.of(new Point(1, 1), new Point(4, 5)));
        expect(new Similarity(3, 4, 1, 1), fitted);
        assertEquals(5, fitted.scale(), 1e-12);
    }

    @Test
    void pointsThatDoNotFitAreMetInTheMiddle() {
        // A square stretched to 4×2: the best similarity keeps the centre and has the mean of both scales.
        List<Point> stretched = List.of(new Point(0, 0), new Point(4, 0), new Point(4, 2), new Point(0, 2));
        expect(new Similarity(1.5, 0, 0.5, -0.5), Similarity.fit(SQUARE, stretched));
    }

    @Test
    void aMirrorImageIsNotFittedByMirroring() {
        List<Point> mirrored = List.of(new Point(2, 0), new Point(0, 0), new Point(0, 2), new Point(2, 2));
        assertEquals(0, Similarity.fit(SQUARE, mirrored).scale(), 1e-12);
    }

    @Test
    void theFitOfMovedPointsIsTheMoveWhateverItWas() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            Similarity truth = random(random);
            List<Point> points = points(5, random);
            expect(truth, Similarity.fit(points, moved(points, truth)));
        }
    }

    @Test
    void noNearbySimilarityFitsNoisyPointsBetter() {
        Random random = new Random(8);
        for (int run = 0; run < 50; run++) {
            List<Point> from = points(5, random);
            List<Point> to = new ArrayList<>();
            for (Point p : moved(from, random(random))) {
                to.add(new Point(p.x() + random.nextGaussian(), p.y() + random.nextGaussian()));
            }
            Similarity best = Similarity.fit(from, to);
            for (int i = 0; i < 20; i++) {
                Similarity other = new Similarity(
                        best.a() + 0.01 * random.nextGaussian(),
                        best.b() + 0.01 * random.nextGaussian(),
                        best.tx() + 0.1 * random.nextGaussian(),
                        best.ty() + 0.1 * random.nextGaussian());
                assertTrue(squares(best, from, to) <= squares(other, from, to));
            }
        }
    }

    @Test
    void theInverseBringsEveryPointBack() {
        Random random = new Random(9);
        for (int run = 0; run < 500; run++) {
            Similarity there = random(random);
            Similarity back = there.inverse();
            for (Point p : points(3, random)) {
                assertEquals(0, p.distance(back.apply(there.apply(p))), 1e-9);
                assertEquals(0, p.distance(there.apply(back.apply(p))), 1e-9);
            }
            assertEquals(1, there.scale() * back.scale(), 1e-12);
        }
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Similarity.fit(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Similarity.fit(SQUARE, SQUARE.subList(0, 3)));
        Point one = new Point(3, 4);
        assertThrows(IllegalArgumentException.class, () -> Similarity.fit(List.of(one, one), SQUARE.subList(0, 2)));
    }

    private static void expect(Similarity truth, Similarity fitted) {
        assertEquals(truth.a(), fitted.a(), 1e-9);
        assertEquals(truth.b(), fitted.b(), 1e-9);
        assertEquals(truth.tx(), fitted.tx(), 1e-7);
        assertEquals(truth.ty(), fitted.ty(), 1e-7);
    }

    private static Similarity random(Random random) {
        double angle = random.nextDouble(-Math.PI, Math.PI);
        double scale = Math.exp(random.nextDouble(-3, 3));
        return new Similarity(
                scale * Math.cos(angle),
                scale * Math.sin(angle),
                random.nextDouble(-500, 500),
                random.nextDouble(-500, 500));
    }

    private static List<Point> points(int count, Random random) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(random.nextDouble(0, 1000), random.nextDouble(0, 1000)));
        }
        return points;
    }

    private static List<Point> moved(List<Point> points, Similarity by) {
        return points.stream().map(by::apply).toList();
    }

    private static double squares(Similarity map, List<Point> from, List<Point> to) {
        double sum = 0;
        for (int i = 0; i < from.size(); i++) {
            double distance = map.apply(from.get(i)).distance(to.get(i));
            sum += distance * distance;
        }
        return sum;
    }
}

package org.stillmatch.face.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    @Test
    void overlapIsTheSharedPartOfBoth() {
        Box left = new Box(0, 0, 10, 10);
        assertEquals(1, left.overlap(left));
        assertEquals(1 / 3f, left.overlap(new Box(5, 0, 10, 10)), 1e-6f);
        assertEquals(1 / 7f, left.overlap(new Box(5, 5, 10, 10)), 1e-6f);
        assertEquals(0.25f, left.overlap(new Box(0, 0, 5, 5)), 1e-6f);
        assertEquals(0, left.overlap(new Box(10, 0, 10, 10)));
        assertEquals(0, left.overlap(new Box(-30, -30, 10, 10)));
    }

    @Test
    void theBestOfThoseOnOneFaceIsKept() {
        Detection worse = at(0, 0, 100, 0.7f);
        Detection best = at(10, 5, 100, 0.9f);
        Detection elsewhere = at(300, 0, 100, 0.6f);
        assertEquals(List.of(best, elsewhere), Suppression.best(List.of(worse, elsewhere, best)));
    }

    @Test
    void neighboursSideBySideAreBothKept() {
        List<Detection> neighbours = List.of(at(0, 0, 100, 0.9f), at(60, 0, 100, 0.8f));
        assertEquals(neighbours, Suppression.best(neighbours));
    }

    @Test
    void aPartOfAFaceIsNoFaceOfItsOwn() {
        Detection face = at(0, 0, 100, 0.9f);
        Detection mouth = at(30, 60, 30, 0.8f);
        assertTrue(Suppression.sameFace(face.box(), mouth.box()));
        assertTrue(Suppression.sameFace(mouth.box(), face.box()));
        assertEquals(List.of(face), Suppression.best(List.of(mouth, face)));
        // The same small box at a corner, mostly outside, is a face behind.
        assertFalse(Suppression.sameFace(face.box(), at(85, 85, 30, 0.8f).box()));
    }

    @Test
    void whatIsCoveredByACoveredOneIsKept() {
        Detection a = at(0, 0, 100, 0.9f);
        Detection b = at(45, 0, 100, 0.8f);
        Detection c = at(90, 0, 100, 0.7f);
        assertEquals(List.of(a, c), Suppression.best(List.of(a, b, c)));
    }

    @Test
    void theOrderOfTheDetectionsDoesNotMatterEvenBetweenEquals() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            List<Detection> some = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                some.add(at(random.nextInt(200), random.nextInt(200), 30 + random.nextInt(60), random.nextInt(4) / 4f));
            }
            List<Detection> kept = Suppression.best(some);
            Collections.shuffle(some, random);
            assertEquals(kept, Suppression.best(some));
            for (Detection one : kept) {
                for (Detection other : kept) {
                    assertTrue(one == other || !Suppression.sameFace(one.box(), other.box()));
                }
            }
            for (Detection gone : some) {
                assertTrue(kept.stream()
                        .anyMatch(k -> k.score() >= gone.score()
                                && (k.equals(gone) || Suppression.sameFace(k.box(), gone.box()))));
            }
        }
    }

    private static Detection at(float x, float y, float side, float score) {
        return new Detection(new Box(x, y, side, side), score, 1);
    }
}

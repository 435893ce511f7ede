package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

/// What a search owes whatever its kernel: the answer of the plain loop, to the last bit.
abstract class ExactSearchContract {
    private static final int CASES = 2_000;

    abstract Kernel kernel();

    @Test
    void oneThreadAnswersAsThePlainLoopDoes() {
        answersAsThePlainLoopDoes(1);
    }

    @Test
    void twoThreadsAnswerAsThePlainLoopDoes() {
        answersAsThePlainLoopDoes(2);
    }

    @Test
    void threeThreadsAnswerAsThePlainLoopDoes() {
        answersAsThePlainLoopDoes(3);
    }

    private void answersAsThePlainLoopDoes(int threads) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            for (int i = 0; i < CASES; i++) {
                long seed = 1_000_000L * threads + i;
                RandomSearch random = RandomSearch.of(seed);
                Search search = Search.exact(random.gallery(), kernel(), threads, 1 + i % 90);
                // A parallel stream that starts within a pool uses that pool's threads.
                Found found = pool.submit(() -> search.find(random.request())).join();
                random.assertAnsweredBy(found, kernel().name(), "seed " + seed);
            }
        }
    }

    @Test
    void rawScoresAreThoseOfTheTemplates() {
        for (long seed = 0; seed < 50; seed++) {
            RandomSearch random = RandomSearch.of(seed);
            Template probe = random.request().probe();
            double[] scores = Search.exact(random.gallery(), kernel(), 1).rawScores(probe);
            double[] right = random.references().stream()
                    .mapToDouble(r -> probe.score(r.template()))
                    .toArray();
            assertArrayEquals(right, scores);
        }
    }

    @Test
    void theGreatestSumsAreExact() {
        for (int dimension : new int[] {64, 65, 100, 127, 704, 2_047, 2_048}) {
            Template most = Templates.constant(dimension, Template.LARGEST);
            Template least = Templates.constant(dimension, -Template.LARGEST);
            long square = (long) dimension * Template.LARGEST * Template.LARGEST;
            assertEquals(square, dot(most, most));
            assertEquals(square, dot(least, least));
            assertEquals(-square, dot(most, least));
        }
    }

    @Test
    void everyPlaceOfEveryDimensionCounts() {
        Random random = new Random(7);
        for (int dimension = Template.MIN_DIMENSION; dimension < 200; dimension++) {
            for (int i = 0; i < 20; i++) {
                Template a = random.nextBoolean()
                        ? Templates.anywhere(random, dimension)
                        : Templates.extreme(random, dimension);
                Template b = Templates.anywhere(random, dimension);
                Template c = Templates.oneUnitAway(random, b);
                assertEquals(plainDot(a, b), dot(a, b));
                assertEquals(plainDot(a, c), dot(a, c));
            }
        }
    }

    @Test
    void aWorkerThatFindsNoBlockLeftAddsNothing() {
        Random random = new Random(3);
        Gallery.Builder builder = Gallery.builder(Templates.PACK, 64, 1);
        Template only = Templates.anywhere(random, 64);
        builder.add(only, 4, 0, 1, 0);
        Found found = Search.exact(builder.build(), kernel(), 3).find(Request.of(only, 5));
        assertEquals(List.of(new Candidate(1, 4, 0, 1.0, 1.0)), found.candidates());
    }

    @Test
    void anEmptyGalleryHasNoCandidates() {
        Gallery gallery = Gallery.builder(Templates.PACK, 64).build();
        Found found = Search.exact(gallery, kernel(), 2).find(Request.of(Templates.constant(64, Template.LARGEST), 5));
        assertTrue(found.candidates().isEmpty());
        assertEquals(0, found.certificate().references());
    }

    private long dot(Template a, Template b) {
        int stride = Layers.stride(b.dimension());
        Block block = new Block(0, 2, stride);
        block.write(0, a, 0, 0, 0);
        block.write(1, b, 1, 0, 0);
        int[] probe = new Bound(a.components(), a.squaredNorm(), stride, kernel().widest(stride)).exact();
        return kernel().dot(probe, block.high(), block.low(), block.offset(1));
    }

    private static long plainDot(Template a, Template b) {
        short[] x = a.components();
        short[] y = b.components();
        long sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (long) x[i] * y[i];
        }
        return sum;
    }
}

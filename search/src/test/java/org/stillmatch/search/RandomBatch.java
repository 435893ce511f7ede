package org.stillmatch.search;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.stillmatch.search.product.Product;

/// Many searches of one gallery drawn from a seed.
record RandomBatch(List<RandomSearch> searches) {
    static RandomBatch of(long seed, int probes) {
        Random random = new Random(seed);
        RandomSearch first = RandomSearch.of(seed);
        return new RandomBatch(Stream.concat(
                        Stream.of(first),
                        Stream.generate(() -> first.another(random)).limit(probes - 1))
                .toList());
    }

    /// Checks every answer of a batch against the plain loop.
    void assertAnswered(Kernel kernel, Product product, int threads, int waiting, String what) {
        Search search = Search.exact(searches.getFirst().gallery(), kernel, threads, waiting, product);
        List<Found> found =
                search.findAll(searches.stream().map(RandomSearch::request).toList());
        for (int i = 0; i < found.size(); i++) {
            searches.get(i).assertAnsweredBy(found.get(i), product.name(), what + ", probe " + i);
        }
    }
}

package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.search.product.Product;

/// What a batch owes whatever its product: for each probe the answer of the plain loop, to the last bit.
abstract class BatchContract {
    abstract Product product();

    @Test
    void everyProbeIsAnsweredAsByThePlainLoop() {
        for (int i = 0; i < 400; i++) {
            int probes = 2 + new Random(i).nextInt(30);
            Kernel kernel = i % 5 == 0 ? new PlainKernel() : new VectorKernel();
            RandomBatch.of(i, probes).assertAnswered(kernel, product(), 1 + i % 3, 1 + i % 90, "seed " + i);
        }
    }

    @Test
    void largeBatchesAreAnsweredAsByThePlainLoop() {
        for (int probes : new int[] {17, 302, 1_000, 1_003}) {
            RandomBatch.of(7_000 + probes, probes)
                    .assertAnswered(new VectorKernel(), product(), 2, Batch.WAITING, probes + " probes");
        }
    }

    @Test
    void aTileThatEndsWithinABlockLosesNoRow() {
        // More rows than a tile of so many probes takes, and with some retired, so that tiles are gathered.
        Random random = new Random(5);
        GrowingGallery gallery = GrowingGallery.of(Templates.PACK, 64);
        for (int slot = 0; slot < 3_000; slot++) {
            gallery.add(slot, Templates.anywhere(random, 64), slot / 2, 0, 1, 0);
        }
        List<Request> requests = IntStream.range(0, 40)
                .mapToObj(i -> Request.of(Templates.anywhere(random, 64), 10))
                .toList();
        assertSameAnswers(gallery.snapshot("whole"), requests);
        for (int slot = 0; slot < 3_000; slot += 7) {
            gallery.retire(slot);
        }
        gallery.erase(1, 2, 1_500);
        assertSameAnswers(gallery.snapshot("with gaps"), requests);
    }

    private void assertSameAnswers(Gallery gallery, List<Request> requests) {
        Search batch = Search.exact(gallery, new VectorKernel(), 2, Batch.WAITING, product());
        Search plain = Search.exact(gallery, new PlainKernel(), 1);
        List<Found> found = batch.findAll(requests);
        for (int i = 0; i < requests.size(); i++) {
            Found right = plain.find(requests.get(i));
            assertEquals(right.candidates(), found.get(i).candidates());
            assertEquals(
                    right.certificate().compared(), found.get(i).certificate().compared());
            assertEquals(
                    right.certificate().greatestNotReturned(),
                    found.get(i).certificate().greatestNotReturned());
        }
    }

    @Test
    void oneStoppedProbeStopsTheBatch() {
        List<Request> requests = requests(RandomBatch.of(3, 12));
        requests.set(5, requests.get(5).until(() -> true));
        Search search = search(RandomBatch.of(3, 12));
        assertThrows(SearchStoppedException.class, () -> search.findAll(requests));
    }

    @Test
    void aFailingRuleIsTheCallersToSee() {
        IllegalStateException fault = new IllegalStateException("no such register");
        List<Request> requests = requests(RandomBatch.of(4, 12));
        requests.set(0, requests.getFirst().with(Eligibility.all().except("in a register", slot -> {
            throw fault;
        })));
        Search search = search(RandomBatch.of(4, 12));
        assertSame(fault, assertThrows(IllegalStateException.class, () -> search.findAll(requests)));
    }

    @Test
    void anEmptyGalleryHasNoCandidatesForAny() {
        Gallery gallery = Gallery.builder(Templates.PACK, 100).build();
        Search search = Search.exact(gallery, new VectorKernel(), 2, 5, product());
        Request request = Request.of(Templates.anywhere(new Random(1), 100), 5);
        for (Found found : search.findAll(List.of(request, request))) {
            assertEquals(List.of(), found.candidates());
        }
        assertEquals(List.of(), search.findAll(List.of()));
    }

    private static List<Request> requests(RandomBatch batch) {
        return new ArrayList<>(
                batch.searches().stream().map(RandomSearch::request).toList());
    }

    private Search search(RandomBatch batch) {
        return Search.exact(batch.searches().getFirst().gallery(), new VectorKernel(), 2, 5, product());
    }
}

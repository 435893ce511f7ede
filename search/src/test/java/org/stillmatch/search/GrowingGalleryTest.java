package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

class GrowingGalleryTest {
    private final Random random = new Random(23);
    private final AtomicLong nanos = new AtomicLong();
    private final GrowingGallery growing = GrowingGallery.of(Templates.PACK, 64, 40, nanos::get);

    private Template add(int slot) {
        Template template = Templates.anywhere(random, 64);
        growing.add(slot, template, slot, 0, 1, 0);
        return template;
    }

    private static List<Integer> slots(Gallery gallery, Template probe, int most) {
        return Search.exact(gallery).find(Request.of(probe, most)).candidates().stream()
                .map(Candidate::slot)
                .toList();
    }

    private static boolean isWiped(Gallery gallery, int row) {
        Block block = gallery.block(row / 40);
        long at = block.offset(row % 40);
        for (int i = 0; i < block.stride(); i++) {
            if (block.high().get(ValueLayout.JAVA_BYTE, at + i) != 0
                    || block.low().get(ValueLayout.JAVA_BYTE, at + i) != 0) {
                return false;
            }
        }
        return block.squaredNorm(row % 40) == 0;
    }

    @Test
    void aSnapshotKeepsWhatItHadWhateverIsAddedOrRetired() {
        Template probe = add(7);
        Gallery one = growing.snapshot("one");
        add(9);
        Gallery two = growing.snapshot("two");
        growing.retire(7);
        growing.retire(7);
        Gallery three = growing.snapshot("three");
        assertEquals(List.of(7), slots(one, probe, 5));
        assertEquals(List.of(7, 9), slots(two, probe, 5));
        assertEquals(List.of(9), slots(three, probe, 5));
        assertEquals(1, three.size());
        assertEquals(
                "three",
                Search.exact(three).find(Request.of(probe, 1)).certificate().snapshot());
        assertThrows(IllegalArgumentException.class, () -> growing.add(7, probe, 7, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> growing.add(-1, probe, 7, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> growing.retire(8));
    }

    @Test
    void equalScoresGoToTheLowestSlotWhateverTheOrderOfAdding() {
        Template probe = Templates.anywhere(random, 64);
        for (int slot : new int[] {50, 3, 90, 1_000_000_000, 0, 17}) {
            growing.add(slot, probe, slot, 0, 1, 0);
        }
        assertEquals(List.of(0, 3, 17, 50), slots(growing.snapshot(""), probe, 4));
    }

    @Test
    void severalThreadsFillWhatWasReservedWhileOthersAdd() throws Exception {
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            templates.add(Templates.anywhere(random, 64));
        }
        add(10_000);
        Reserved reserved = growing.reserve(500);
        add(10_001);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int t = 0; t < 4; t++) {
                int first = t;
                threads.execute(() -> {
                    for (int i = first; i < 500; i += 4) {
                        if (i != 250) {
                            reserved.set(i, 500 - i, templates.get(i), i, i % 3, 1, 0);
                        }
                    }
                });
            }
        }
        assertEquals(2, growing.snapshot("").size());
        assertThrows(IllegalStateException.class, () -> reserved.set(3, 9_999, templates.get(3), 3, 0, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> reserved.set(500, 9_999, templates.get(3), 3, 0, 1, 0));
        reserved.publish();
        assertThrows(IllegalStateException.class, reserved::publish);
        Gallery gallery = growing.snapshot("");
        assertEquals(501, gallery.size());
        for (int i = 0; i < 500; i++) {
            assertEquals(i != 250, slots(gallery, templates.get(i), 1).getFirst() == 500 - i);
        }
        assertThrows(IllegalArgumentException.class, () -> add(500));
    }

    @Test
    void whatIsErasedIsComparedNoMoreNotEvenOnAnOlderSnapshotAndItsMemoryIsZero() {
        Template doomed = add(0);
        IntStream.range(1, 100).forEach(this::add);
        Gallery old = growing.snapshot("old");
        assertFalse(isWiped(old, 0));
        growing.erase(0, 50);
        assertTrue(isWiped(old, 0));
        assertTrue(isWiped(old, 50));
        assertFalse(isWiped(old, 49));
        assertEquals(98, growing.snapshot("new").size());
        Found found = Search.exact(old).find(Request.of(doomed, 100));
        assertEquals(98, found.candidates().size());
        assertTrue(found.candidates().stream().noneMatch(c -> c.slot() == 0 || c.slot() == 50));
        assertEquals(
                new Exclusion("erased since the snapshot", 2),
                found.certificate().excluded().getLast());
        assertEquals(100, found.certificate().references());
        assertEquals(98, found.certificate().eligible());
        assertEquals(98, Search.exact(old).rawScores(doomed).length);
        growing.erase(0);
        assertThrows(IllegalArgumentException.class, () -> growing.erase(1, 1_000));
        assertFalse(isWiped(old, 1));
        assertThrows(IllegalArgumentException.class, () -> growing.add(0, doomed, 0, 0, 1, 0));
    }

    @Test
    void aRetiredReferenceCanStillBeErased() {
        add(0);
        Gallery old = growing.snapshot("");
        growing.retire(0);
        growing.erase(0);
        assertTrue(isWiped(old, 0));
    }

    /// An eligibility that holds a search up at slot 60 until `go`, the first time that it comes there.
    private static Eligibility holding(CountDownLatch begun, CountDownLatch go) {
        return Eligibility.all().except("never", slot -> {
            if (slot == 60) {
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return false;
        });
    }

    @Test
    void aSearchUnderWayStillSeesWhatIsErasedAndTheMemoryIsZeroWhenItIsDone() throws Exception {
        IntStream.range(0, 99).forEach(this::add);
        Template doomed = add(99);
        Gallery gallery = growing.snapshot("");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Found> search = threads.submit(
                    () -> Search.exact(gallery).find(Request.of(doomed, 1).with(holding(begun, go))));
            begun.await();
            growing.erase(99);
            assertFalse(isWiped(gallery, 99));
            // Another that begins now does not see it, and its end does not matter.
            assertTrue(slots(gallery, doomed, 1).getFirst() != 99);
            assertFalse(isWiped(gallery, 99));
            go.countDown();
            assertEquals(99, search.get().candidates().getFirst().slot());
        }
        assertTrue(isWiped(gallery, 99));
    }

    @Test
    void aSearchThatRunsTooLongAfterAnErasureBeginsAgainWithoutWhatWasErased() throws Exception {
        IntStream.range(0, 99).forEach(this::add);
        Template doomed = add(99);
        Gallery gallery = growing.snapshot("");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Found> search = threads.submit(() -> Search.exact(gallery, Kernels.best(), 1)
                    .find(Request.of(doomed, 1).with(holding(begun, go))));
            begun.await();
            growing.erase(99);
            nanos.addAndGet(Erasures.PATIENCE);
            go.countDown();
            Found found = search.get();
            assertTrue(found.candidates().getFirst().slot() != 99);
            assertEquals(1, found.certificate().excluded().getLast().references());
            assertEquals(99, found.certificate().compared());
        }
        assertTrue(isWiped(gallery, 99));
    }

    @Test
    void searchesAreRightWhileReferencesComeAndGo() throws Exception {
        List<Template> templates = new ArrayList<>();
        IntStream.range(0, 300).forEach(slot -> templates.add(add(slot)));
        AtomicBoolean done = new AtomicBoolean();
        // So many changes a search: rows never move, so what comes and goes without end makes searches ever longer.
        Semaphore changes = new Semaphore(100);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> changing = threads.submit(() -> {
                for (int slot = 300; !done.get(); slot++) {
                    changes.acquireUninterruptibly();
                    growing.add(slot, templates.get(slot % 300), slot, slot % 64, 1 + slot * 1e-6, 0);
                    if (slot % 3 == 0) {
                        growing.retire(slot);
                    } else {
                        growing.erase(slot);
                    }
                }
            });
            for (int i = 0; i < 2_000; i++) {
                Template probe = templates.get(i % 300);
                Gallery gallery = growing.snapshot("");
                // Of the rows that come and go at most one is there at a time, of an equal template or a scaled one.
                Found found = Search.exact(gallery, Kernels.best(), 2, 20).find(Request.of(probe, 2));
                assertTrue(found.candidates().stream().anyMatch(c -> c.slot() == i(probe, templates)), "search " + i);
                assertTrue(found.certificate().references() <= 301);
                changes.release(10);
            }
            done.set(true);
            changes.release();
            changing.get();
        }
    }

    private static int i(Template probe, List<Template> templates) {
        return templates.indexOf(probe);
    }
}

package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

class SharedScansTest {
    private final Random random = new Random(17);
    private final Gallery gallery = gallery();
    private final Search search = Search.exact(gallery, Kernels.best(), 2);

    private Gallery gallery() {
        Gallery.Builder builder = Gallery.builder(Templates.PACK, 64, 100);
        for (int i = 0; i < 1_000; i++) {
            builder.add(Templates.anywhere(random, 64), i / 3, 0, 1, 0);
        }
        return builder.build();
    }

    private Request request() {
        return Request.of(Templates.anywhere(random, 64), 10);
    }

    @Test
    void manyProbesAtOnceAreEachAnsweredAsAlone() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(
                    i % 3 == 0 ? request() : request().with(Eligibility.all().except("odd", s -> s % 2 == 1)));
        }
        List<Found> together = search.findAll(requests);
        assertEquals(requests.size(), together.size());
        for (int i = 0; i < requests.size(); i++) {
            Found alone = search.find(requests.get(i));
            assertEquals(alone.candidates(), together.get(i).candidates());
            assertEquals(
                    alone.certificate().excluded(),
                    together.get(i).certificate().excluded());
        }
    }

    @Test
    void requestsOfManyThreadsAreEachAnsweredAsAlone() throws Exception {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(request());
        }
        List<Future<Found>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            for (Request request : requests) {
                answers.add(threads.submit(() -> search.find(request)));
            }
        }
        for (int i = 0; i < requests.size(); i++) {
            Found alone = Search.exact(gallery, new PlainKernel(), 1).find(requests.get(i));
            assertEquals(alone.candidates(), answers.get(i).get().candidates());
        }
    }

    /// A request that holds up the scan that it leads until `go`.
    private Request holding(CountDownLatch begun, CountDownLatch go) {
        return request().with(Eligibility.all().except("never", slot -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return false;
        }));
    }

    @Test
    void whatFailsOrStopsOneRequestLeavesThoseThatShareItsScanAlone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        // Who waits asks now and then whether its request was stopped: then it is known to wait.
        CountDownLatch brokenWaits = new CountDownLatch(1);
        CountDownLatch stoppedWaits = new CountDownLatch(1);
        CountDownLatch goodWaits = new CountDownLatch(1);
        Request broken = request()
                .with(Eligibility.all().except("broken", slot -> {
                    throw new IllegalStateException("no such slot");
                }))
                .until(() -> told(brokenWaits, false));
        AtomicInteger asked = new AtomicInteger();
        // False while it waits, or it would withdraw before the scan: it is stopped amid the scan.
        Request stopped = request().until(() -> told(stoppedWaits, go.getCount() == 0 && asked.incrementAndGet() > 2));
        Request good = request().until(() -> told(goodWaits, false));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Future<Found> first = threads.submit(() -> search.find(holding(begun, go)));
            begun.await();
            Future<Found> second = threads.submit(() -> search.find(broken));
            Future<Found> third = threads.submit(() -> search.find(stopped));
            Future<Found> fourth = threads.submit(() -> search.find(good));
            brokenWaits.await();
            stoppedWaits.await();
            goodWaits.await();
            go.countDown();
            first.get();
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(ExecutionException.class, second::get).getCause());
            assertInstanceOf(
                    SearchStoppedException.class,
                    assertThrows(ExecutionException.class, third::get).getCause());
            assertEquals(search.find(good).candidates(), fourth.get().candidates());
        }
    }

    private static boolean told(CountDownLatch that, boolean answer) {
        that.countDown();
        return answer;
    }

    @Test
    void aRequestStoppedWhileItWaitsDoesNotWaitForTheScanUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Found> first = threads.submit(() -> search.find(holding(begun, go)));
            begun.await();
            assertThrows(
                    SearchStoppedException.class, () -> search.find(request().until(() -> true)));
            go.countDown();
            assertEquals(10, first.get().candidates().size());
        }
    }

    @Test
    void aStoppedSearchHasNoAnswerAndTheNextOneWorks() {
        Request request = request();
        Found whole = search.find(request);
        for (int after = 0; after < 11; after++) {
            AtomicInteger asked = new AtomicInteger();
            int most = after;
            Request stopped = request.until(() -> asked.getAndIncrement() >= most);
            assertThrows(SearchStoppedException.class, () -> search.find(stopped));
            assertThrows(SearchStoppedException.class, () -> search.findAll(List.of(request, stopped)));
            assertEquals(whole.candidates(), search.find(request).candidates());
        }
        AtomicBoolean never = new AtomicBoolean();
        assertEquals(whole.candidates(), search.find(request.until(never::get)).candidates());
    }

    @Test
    void aProbeOfAnotherDimensionAmongManyIsRefused() {
        Template other = Templates.anywhere(random, 65);
        assertThrows(IllegalArgumentException.class, () -> search.findAll(List.of(request(), Request.of(other, 1))));
    }
}

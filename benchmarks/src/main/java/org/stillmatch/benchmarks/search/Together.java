package org.stillmatch.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.stillmatch.benchmarks.Lap;
import org.stillmatch.benchmarks.Samples;
import org.stillmatch.benchmarks.Turns;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.search.Request;
import org.stillmatch.template.Template;

/// What happens at the same time: many requests at once, and searches while references are added.
final class Together {
    private static final int MOST = SingleSearch.MOST;
    private static final int AT_ONCE = 16;
    private static final int SEARCHES = 400;

    /// Far more than the pictures that two cores can turn into templates in a second, which are 34.
    private static final int A_SECOND = 1_000;

    private final Report report;
    private final GrowingGallery growing;
    private final List<Template> probes;

    Together(Report report, GrowingGallery growing, List<Template> probes) {
        this.report = report;
        this.growing = growing;
        this.probes = probes;
    }

    void run() throws Exception {
        atOnce();
        whileAdding();
    }

    /// Sixteen threads that ask for one each, against one that asks for one.
    private void atOnce() throws Exception {
        Ours ours = new Ours(Galleries.snapshot(growing), 2);
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Object>> calls = new ArrayList<>();
            for (Template probe : probes.subList(0, AT_ONCE)) {
                calls.add(() -> ours.one(Request.of(probe, MOST)));
            }
            Map<String, Samples> laps = new Turns()
                    .with("one request", ours.singly(probes.subList(0, 1), MOST))
                    .with(AT_ONCE + " requests at once", Lap.of(() -> {
                        for (Future<Object> one : callers.invokeAll(calls)) {
                            one.get();
                        }
                    }))
                    .run(3, 20);
            report.details(laps, "1M single, 2 threads, ");
            report.detail(
                    AT_ONCE + " requests at once over one",
                    SingleSearch.of(laps, AT_ONCE + " requests at once")
                            .over(SingleSearch.of(laps, "one request"))
                            .toString());
        }
    }

    /// Searches of the newest snapshot, without and with references being added.
    private void whileAdding() throws Exception {
        Samples quiet = searches();
        AtomicInteger added = new AtomicInteger();
        Samples busy;
        try (ScheduledExecutorService enroller = Executors.newSingleThreadScheduledExecutor()) {
            Runnable some = () -> {
                for (int i = 0; i < A_SECOND / 100; i++) {
                    int slot = SearchBenchmark.MILLION + added.getAndIncrement();
                    growing.add(slot, probes.get(slot % probes.size()), slot, 0, 1, 0);
                }
            };
            Future<?> adding = enroller.scheduleAtFixedRate(some, 0, 10, TimeUnit.MILLISECONDS);
            busy = searches();
            if (adding.isDone()) {
                throw new IllegalStateException("Adding stopped after " + added + " references");
            }
            enroller.shutdownNow();
        }
        report.detail("single searches, p50 ms", 1e3 * quiet.quantile(.5));
        report.detail("single searches, p99 ms", 1e3 * quiet.quantile(.99));
        report.detail("while " + A_SECOND + " references a second are added, p50 ms", 1e3 * busy.quantile(.5));
        report.detail("while " + A_SECOND + " references a second are added, p99 ms", 1e3 * busy.quantile(.99));
        report.detail("p99 while adding over p99 without", busy.quantile(.99) / quiet.quantile(.99));
        report.detail("references added meanwhile", added.get());
    }

    private Samples searches() throws Exception {
        double[] seconds = new double[SEARCHES];
        for (int i = 0; i < SEARCHES; i++) {
            Request request = Request.of(probes.get(i % probes.size()), MOST);
            seconds[i] = Lap.of(() -> new Ours(Galleries.snapshot(growing), 2).one(request))
                    .seconds();
        }
        return new Samples(seconds);
    }
}

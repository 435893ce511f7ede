package org.stillmatch.benchmarks.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the service's own meters say of its searches: how many are kept, and how long each step took altogether.
final class StepMeter {
    static final List<String> STEPS = List.of("opening", "embedding", "comparing", "keeping");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final MeterRegistry meters;

    StepMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    /// Seconds of each step since the service was started, over all searches.
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String step : STEPS) {
            Timer timer =
                    meters.find("stillmatch.search.step").tag("step", step).timer();
            seconds.put(step, timer == null ? 0 : timer.totalTime(TimeUnit.NANOSECONDS) / 1e9);
        }
        return seconds;
    }

    /// Searches whose result is committed, with what waits for the examiners.
    long kept() {
        return count("kept");
    }

    /// Waits until so many are kept.
    void await(long kept) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (kept() < kept) {
            if (count("parked") > 0) {
                throw new IllegalStateException("A search failed: the service parked it for a person");
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + kept() + " of " + kept + " searches came to an end");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private long count(String end) {
        Counter counter = meters.find("stillmatch.search").tag("end", end).counter();
        return counter == null ? 0 : (long) counter.count();
    }
}

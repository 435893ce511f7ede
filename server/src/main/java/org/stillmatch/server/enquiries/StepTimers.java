package org.stillmatch.server.enquiries;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.request.Progress;
import org.stillmatch.casework.request.Progress.Step;

/// Measures how long each step of the searches takes: the timer stillmatch.search.step, by step.
@Component
final class StepTimers implements Progress.Follower {
    private final MeterRegistry meters;
    private final Map<UUID, Begun> begun = new ConcurrentHashMap<>();

    StepTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Begun(Step step, long nanos) {}

    @Override
    public void reached(UUID enquiry, Progress progress) {
        long now = System.nanoTime();
        boolean over = progress.step() == Step.KEPT || progress.step() == Step.PARKED;
        Begun before = over ? begun.remove(enquiry) : begun.put(enquiry, new Begun(progress.step(), now));
        if (before != null) {
            meters.timer("stillmatch.search.step", "step", before.step().words())
                    .record(Duration.ofNanos(now - before.nanos()));
        }
        if (over) {
            meters.counter("stillmatch.search", "end", progress.step().words()).increment();
        }
    }
}

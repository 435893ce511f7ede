package org.stillmatch.benchmarks.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.benchmarks.service.Force.Sent;

/// Runs accepted stills through the service, one at a time or all at once, and takes the time.
///
/// The clock starts when the acceptance is acknowledged, before the enquiry is requested and authorised, and stops
/// when the result is committed with what waits for the examiners.
final class Course {
    static final String AUTHORISING = "requesting and authorising";
    static final String WAITING = "waiting for the task";

    private final Force force;
    private final StepMeter meter;

    Course(Force force, StepMeter meter) {
        this.force = force;
        this.meter = meter;
    }

    /// @param seconds that it took altogether
    /// @param steps seconds of each part
    record Run(double seconds, Map<String, Double> steps) {}

    List<Run> oneAtATime(List<Sent> stills) throws InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (Sent still : stills) {
            Map<String, Double> before = meter.seconds();
            long kept = meter.kept();
            force.accept(still);
            long began = System.nanoTime();
            force.authorise(still);
            double authorised = since(began);
            meter.await(kept + 1);
            double seconds = since(began);
            Map<String, Double> steps = new LinkedHashMap<>();
            steps.put(AUTHORISING, authorised);
            steps.put(WAITING, 0.0);
            steps.putAll(less(meter.seconds(), before));
            double known = steps.values().stream().mapToDouble(s -> s).sum();
            steps.put(WAITING, Math.max(0, seconds - known));
            runs.add(new Run(seconds, steps));
        }
        return runs;
    }

    /// The steps are summed over all stills, several of which are at work at any moment.
    Run allAtOnce(List<Sent> stills) throws InterruptedException {
        Map<String, Double> before = meter.seconds();
        long kept = meter.kept();
        force.accept(stills.getFirst());
        long began = System.nanoTime();
        double authorising = 0;
        for (Sent still : stills) {
            if (still != stills.getFirst()) {
                force.accept(still);
            }
            long from = System.nanoTime();
            force.authorise(still);
            authorising += since(from);
        }
        meter.await(kept + stills.size());
        double seconds = since(began);
        Map<String, Double> steps = new LinkedHashMap<>();
        steps.put(AUTHORISING, authorising);
        steps.putAll(less(meter.seconds(), before));
        return new Run(seconds, steps);
    }

    private static Map<String, Double> less(Map<String, Double> after, Map<String, Double> before) {
        Map<String, Double> less = new LinkedHashMap<>();
        after.forEach((step, seconds) -> less.put(step, seconds - before.getOrDefault(step, 0.0)));
        return less;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}

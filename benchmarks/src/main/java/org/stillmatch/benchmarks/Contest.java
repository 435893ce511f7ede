package org.stillmatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Two ways of working on the same pictures, lap by lap in turns, so that both meet the same machine.
final class Contest {
    private final int size;
    private final List<Lap> laps = new ArrayList<>();
    private final List<Lap> bareLaps = new ArrayList<>();

    /// What one pass over all pictures took.
    ///
    /// @param seconds by the clock
    /// @param cpuSeconds of the working threads together
    record Lap(double seconds, double cpuSeconds) {}

    Contest(Work work, Work bare, int threads, int rounds) throws Exception {
        this.size = work.size();
        lap(work, threads);
        lap(bare, threads);
        for (int round = 0; round < rounds; round++) {
            // Who goes first changes, so that neither always follows the other's heat.
            if (round % 2 == 0) {
                laps.add(lap(work, threads));
                bareLaps.add(lap(bare, threads));
            } else {
                bareLaps.add(lap(bare, threads));
                laps.add(lap(work, threads));
            }
        }
    }

    /// One pass over all pictures.
    static Lap lap(Work work, int threads) throws Exception {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        AtomicInteger next = new AtomicInteger();
        Callable<Double> worker = () -> {
            long began = clock.getCurrentThreadCpuTime();
            for (int i = next.getAndIncrement(); i < work.size(); i = next.getAndIncrement()) {
                work.once(i);
            }
            return (clock.getCurrentThreadCpuTime() - began) / 1e9;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long began = System.nanoTime();
            List<Future<Double>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(worker));
            }
            double cpu = 0;
            for (Future<Double> one : running) {
                cpu += one.get();
            }
            return new Lap((System.nanoTime() - began) / 1e9, cpu);
        }
    }

    double rate() {
        return size * laps.size() / laps.stream().mapToDouble(Lap::seconds).sum();
    }

    double bareRate() {
        return size
                * bareLaps.size()
                / bareLaps.stream().mapToDouble(Lap::seconds).sum();
    }

    double cpuMillis() {
        return 1e3 * laps.stream().mapToDouble(Lap::cpuSeconds).sum() / (size * laps.size());
    }

    double bareCpuMillis() {
        return 1e3 * bareLaps.stream().mapToDouble(Lap::cpuSeconds).sum() / (size * bareLaps.size());
    }

    /// Rate of the work over rate of the bare loop, by the clock.
    Ratio wall() {
        return Ratio.of(
                bareLaps.stream().mapToDouble(Lap::seconds).toArray(),
                laps.stream().mapToDouble(Lap::seconds).toArray());
    }

    /// The same by CPU time, which does not count what other programs took.
    Ratio cpu() {
        return Ratio.of(
                bareLaps.stream().mapToDouble(Lap::cpuSeconds).toArray(),
                laps.stream().mapToDouble(Lap::cpuSeconds).toArray());
    }
}

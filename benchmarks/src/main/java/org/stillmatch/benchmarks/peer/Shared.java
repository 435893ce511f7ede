package org.stillmatch.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work shared between a few threads that live as long as the engine.
final class Shared implements AutoCloseable {
    private final ExecutorService pool = Executors.newCachedThreadPool();

    /// One share of the work.
    interface Part {
        void run(int part) throws Exception;
    }

    /// Runs parts 0 to `parts` − 1, each on a thread of its own, the first on the calling one.
    void run(int parts, Part work) throws Exception {
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            int part = i;
            others.add(pool.submit(() -> {
                work.run(part);
                return null;
            }));
        }
        work.run(0);
        for (Future<?> other : others) {
            try {
                other.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A part of the work failed", e);
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}

package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The same for each of a list, on several threads that end with it.
final class Parallel {
    interface Work<A, B> {
        B work(A on) throws IOException;
    }

    private Parallel() {}

    /// @return the results, in the order of the list
    static <A, B> List<B> map(List<A> list, int threads, Work<A, B> work) throws IOException {
        List<B> results = new ArrayList<>();
        if (threads == 1 || list.size() <= 1) {
            for (A on : list) {
                results.add(work.work(on));
            }
            return results;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<B>> running = new ArrayList<>();
            list.forEach(on -> running.add(pool.submit(() -> work.work(on))));
            for (Future<B> one : running) {
                results.add(result(one));
            }
            return results;
        }
    }

    private static <B> B result(Future<B> running) throws IOException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("Reading the gallery failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Reading the gallery was interrupted", e);
        }
    }
}

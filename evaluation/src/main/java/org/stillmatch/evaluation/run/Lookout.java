package org.stillmatch.evaluation.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Looks at many pictures with several threads and hands on what was seen in the order asked for.
final class Lookout implements AutoCloseable {
    private static final long LARGEST = 64L << 20;

    private final Eye eye;
    private final Memory memory;
    private final ExecutorService threads;
    private final int inFlight;

    Lookout(Eye eye, Memory memory, int threads) {
        this.eye = eye;
        this.memory = memory;
        this.threads = Executors.newFixedThreadPool(threads);
        this.inFlight = 4 * threads;
    }

    /// Sees each item's picture; `then` is called on this thread, in order.
    <T> void each(List<T> items, Function<T, Callable<Seen>> look, BiConsumer<T, Seen> then) throws IOException {
        ArrayDeque<Future<Seen>> waiting = new ArrayDeque<>();
        int next = 0;
        for (T item : items) {
            while (next < items.size() && waiting.size() < inFlight) {
                waiting.add(threads.submit(look.apply(items.get(next++))));
            }
            then.accept(item, result(waiting.remove()));
        }
    }

    /// What is seen in a file, from memory where it was seen before.
    Callable<Seen> file(Listed item, Eye.Purpose purpose) {
        return () -> {
            if (!Files.isRegularFile(item.file())) {
                return Seen.unreadable("There is no file '" + item.name() + "'.");
            }
            if (Files.size(item.file()) > LARGEST) {
                return Seen.unreadable("The file is larger than 64 MiB.");
            }
            byte[] bytes = Files.readAllBytes(item.file());
            return remembered(Memory.key(bytes, purpose.name()), () -> eye.see(bytes, purpose));
        };
    }

    /// What `look` sees, from memory where it is remembered under `key`. Unreadable files are not
    /// remembered: finding that out costs little.
    Seen remembered(String key, Callable<Seen> look) throws Exception {
        Optional<Seen> known = memory.recall(key);
        if (known.isPresent()) {
            return known.get();
        }
        Seen seen = look.call();
        if (seen.refusal().isEmpty()) {
            memory.remember(key, seen);
        }
        return seen;
    }

    private static Seen result(Future<Seen> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while looking at pictures", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case UncheckedIOException io -> throw new IOException(io);
                case RuntimeException broken -> throw broken;
                case null, default -> throw new IllegalStateException("A picture could not be looked at", e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

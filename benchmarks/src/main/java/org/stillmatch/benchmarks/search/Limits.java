package org.stillmatch.benchmarks.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.benchmarks.Child;
import org.stillmatch.benchmarks.Lap;

/// What the machine can do at most, as a program in C finds it: reads of a buffer of its own, and fp32 arithmetic.
final class Limits implements AutoCloseable {
    private static final int FMA_PASSES = 100_000;

    private final Optional<Child> child;
    private final long bytes;
    private final String reading;

    private Limits(Optional<Child> child, long bytes) throws IOException {
        this.child = child;
        this.bytes = bytes;
        this.reading = child.isPresent() ? child.get().ask("tune") : "no C compiler";
    }

    /// The limits for a buffer of so many bytes; unknown where there is no compiler.
    ///
    /// @param sources the folder of programs in C and Python
    static Limits of(Path sources, long bytes) throws IOException, InterruptedException {
        Path program = Files.createTempFile("stillmatch-machine", "");
        boolean compiled = compile(sources.resolve("c/machine.c"), program);
        Optional<Child> child = compiled
                ? Optional.of(new Child("machine.c", Map.of(), List.of(program.toString(), Long.toString(bytes))))
                : Optional.empty();
        Limits limits = new Limits(child, bytes);
        Files.delete(program);
        return limits;
    }

    /// Compiles the program for this processor.
    private static boolean compile(Path source, Path program) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                                    "gcc",
                                    "-O3",
                                    "-march=native",
                                    "-pthread",
                                    "-o",
                                    program.toString(),
                                    source.toString())
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    boolean areKnown() {
        return child.isPresent();
    }

    private double number(String line) throws IOException {
        return child.orElseThrow(() -> new IOException("There is no C compiler"))
                .number(line);
    }

    /// Reads the whole buffer so many times.
    Lap read(int threads, int passes) {
        return () -> number("read " + threads + " " + passes);
    }

    /// Seconds that so many fp32 operations take at the rate of a short run.
    Lap arithmetic(int threads, double operations) {
        return () -> operations / (1e9 * number("fma " + threads + " " + FMA_PASSES));
    }

    /// How it reads, and on which pages.
    String describe() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d MB, %.0f %% of it on huge pages, %s",
                bytes / 1_000_000,
                100.0 * 1024 * number("pages") / bytes,
                reading);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (child.isPresent()) {
            child.get().close();
        }
    }
}

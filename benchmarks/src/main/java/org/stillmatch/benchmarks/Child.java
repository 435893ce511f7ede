package org.stillmatch.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that answers each line of its input with one line, and waits idle in between.
public final class Child implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /// Starts it in this process's environment, less the variables that would tell a library of linear algebra
    /// how to run, and with those of `environment`.
    public Child(String name, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(v -> v.startsWith("OPENBLAS_") || v.startsWith("OMP_"));
        // A thread that waits by turning round would take the processor from whoever is measured next.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        builder.environment().putAll(environment);
        this.name = name;
        this.process = builder.start();
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// The line that answers this one.
    public String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return next();
    }

    /// The next line that it prints of its own accord.
    public String next() throws IOException {
        String answer = out.readLine();
        if (answer == null) {
            throw new IOException(name + " ended before it answered");
        }
        return answer;
    }

    public double number(String line) throws IOException {
        return Double.parseDouble(ask(line));
    }

    /// A field of its status in bytes, such as VmHWM: the most memory that it held at any time.
    public long memory(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(field + ":")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("This system does not say " + field + " of a process");
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

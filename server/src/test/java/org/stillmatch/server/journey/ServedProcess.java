package org.stillmatch.server.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stillmatch.server.ChildProcess;

/// The service as a process of its own, always at the same address, that can be killed and started again.
public final class ServedProcess implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("://[^/]+(/invitations/\\S+)");
    private static final int LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;
    private int starts;
    private boolean up;
    private @Nullable Process process;

    private ServedProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Not started yet.
    public static ServedProcess on(Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServedProcess(folder, free.getLocalPort());
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    public Path data() {
        return folder.resolve("data");
    }

    /// What it has printed since it was started last.
    Path printed() {
        return folder.resolve("out-" + starts + ".txt");
    }

    /// The command line of a service on the same folder.
    ProcessBuilder command(int atPort) {
        return ChildProcess.of(
                "serve",
                "--data",
                data().toString(),
                "--keys",
                folder.resolve("keys").toString(),
                "--port",
                "" + atPort);
    }

    /// Runs another command on the same folder.
    ProcessBuilder command(String name, String... more) {
        ProcessBuilder builder = ChildProcess.of(name, "--data", data().toString());
        builder.command().addAll(java.util.List.of(more));
        return builder;
    }

    /// Runs a command that needs no folder.
    ProcessBuilder plain(String... words) {
        return ChildProcess.of(words);
    }

    /// Starts it, and waits until it is ready.
    public void start() throws IOException, InterruptedException {
        starts++;
        process = command(port)
                .redirectOutput(printed().toFile())
                .redirectError(folder.resolve("err-" + starts + ".txt").toFile())
                .start();
        awaitReady();
    }

    /// The first administrator's link, from '/'; it is printed shortly after the service gets ready.
    public String link() throws IOException, InterruptedException {
        Matcher link = LINK.matcher(Files.readString(printed()));
        while (!link.find()) {
            if (process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the service ended: " + printed());
            }
            link = LINK.matcher(Files.readString(printed()));
        }
        return link.group(1);
    }

    void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the service ended: " + printed());
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("the service does not get ready: " + printed());
            }
        }
        say(true);
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(address().resolve("/health/ready"))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void say(boolean now) {
        up = now;
        notifyAll();
    }

    /// Waits until it is ready, as far as anybody knows.
    synchronized void awaitUp() {
        try {
            while (!up) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void killService() throws InterruptedException {
        say(false);
        process().destroyForcibly().waitFor();
    }

    /// Kills the PostgreSQL beside it.
    void killDatabase() throws IOException {
        say(false);
        database().ifPresent(postgres -> {
            postgres.destroyForcibly();
            postgres.onExit().join();
        });
    }

    Optional<ProcessHandle> database() throws IOException {
        try {
            String pid = Files.readAllLines(data().resolve("database").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Process process() {
        return Optional.ofNullable(process).orElseThrow();
    }

    /// Stops it as an operator does.
    @Override
    public void close() {
        Process last = process;
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                last.destroyForcibly();
                throw new AssertionError("the service does not stop");
            }
            Optional<ProcessHandle> left = database();
            left.ifPresent(ProcessHandle::destroy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

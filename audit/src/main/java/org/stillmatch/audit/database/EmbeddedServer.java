package org.stillmatch.audit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A PostgreSQL that is a child of this process, on a folder of its own.
final class EmbeddedServer implements Closeable {
    /// Of postmaster.pid, from 0.
    private static final int PORT_LINE = 3;

    static final int ANY_PORT = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// @param port 0 for any that is free
    static EmbeddedServer start(Path folder, int port) throws IOException {
        if (!Files.exists(folder)) {
            make(folder);
        }
        stopLeftBehind(folder);
        return new EmbeddedServer(postgres(folder, port));
    }

    /// How to connect to the server that runs on a folder, whoever started it.
    static Optional<String> running(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (leftBehind(pidFile).isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() <= PORT_LINE
                ? Optional.empty()
                : Optional.of(
                        "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres");
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    int port() {
        return postgres.getPort();
    }

    /// Comes when the process on a folder ends, whatever ended it.
    static CompletableFuture<?> ended(Path folder) throws IOException {
        Optional<ProcessHandle> process = leftBehind(folder.resolve("postmaster.pid"));
        return process.isPresent() ? process.get().onExit() : CompletableFuture.completedFuture(folder);
    }

    /// In a folder beside it first, so that a half-made one is never taken for a whole one.
    private static void make(Path folder) throws IOException {
        Path beside = folder.resolveSibling(folder.getFileName() + ".new");
        if (Files.exists(beside)) {
            stopLeftBehind(beside);
            delete(beside);
        }
        postgres(beside, ANY_PORT).close();
        Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setPort(port)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "60")
                .setServerConfig("log_min_messages", "warning")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
    }

    /// A server whose service was killed lives on and holds the folder: it is asked to stop, which it does cleanly.
    private static void stopLeftBehind(Path folder) throws IOException {
        Optional<ProcessHandle> left = leftBehind(folder.resolve("postmaster.pid"));
        if (left.isEmpty()) {
            return;
        }
        // PostgreSQL's 'fast' shutdown is asked for by SIGINT, which Java cannot send.
        new ProcessBuilder("kill", "-INT", String.valueOf(left.get().pid())).start();
        try {
            left.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "A PostgreSQL, process " + left.get().pid() + ", still holds " + folder
                            + " and does not stop: stop it, and start again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a PostgreSQL was stopping", e);
        }
    }

    private static Optional<ProcessHandle> leftBehind(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        // The number may be another process's by now.
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

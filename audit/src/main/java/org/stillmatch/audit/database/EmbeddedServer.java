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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A PostgreSQL that is a child of this process, on a folder of its own.
final class EmbeddedServer implements Closeable {
    /// Of postmaster.pid, from 0.
    private static final int PORT_LINE = 3;

    static final int ANY_PORT = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);

    private static final Duration LOOK = Duration.ofMillis(50);

    /// How long a server may take to appear; one that came and went is not waited for.
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    private static final Duration GONE = Duration.ofMillis(200);

    private static final Duration CHILDS_PATIENCE = Duration.ofSeconds(2);

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
        // A start that failed leaves its lock behind for as long as this program runs. Whoever comes here holds the
        // whole data directory, and needs none.
        Files.deleteIfExists(folder.resolve("epg-lock"));
        return new EmbeddedServer(started(folder, port));
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

    /// Starting waits for as long as recovery takes, but not for a server that has ended.
    private static EmbeddedPostgres started(Path folder, int port) throws IOException {
        FutureTask<EmbeddedPostgres> starting = new FutureTask<>(() -> postgres(folder, port));
        Thread thread = Thread.ofPlatform().daemon().name("starting PostgreSQL").start(starting);
        long lastSeen = System.nanoTime();
        Duration patience = UNSEEN;
        while (true) {
            try {
                return starting.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!children(folder).isEmpty()) {
                    lastSeen = System.nanoTime();
                    patience = GONE;
                } else if (System.nanoTime() - lastSeen > patience.toNanos()) {
                    thread.interrupt();
                    throw new IOException("A PostgreSQL ended while it was starting", e);
                }
            } catch (ExecutionException e) {
                throw new IOException("A PostgreSQL could not be started", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while a PostgreSQL was starting", e);
            }
        }
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setPort(port)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_RECOVERY)
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
        if (left.isPresent()) {
            // PostgreSQL's 'fast' shutdown is asked for by SIGINT, which Java cannot send.
            new ProcessBuilder("kill", "-INT", String.valueOf(left.get().pid())).start();
            if (!ended(left.get(), PATIENCE)) {
                throw new IOException("A PostgreSQL, process " + left.get().pid() + ", still holds " + folder
                        + " and does not stop: stop it, and start again");
            }
        }
        endChildren(folder);
    }

    /// The children of a server that was killed leave by themselves, but for one that is busy. While one is there, no
    /// other server starts, and nothing that one still does counts.
    private static void endChildren(Path folder) throws IOException {
        for (ProcessHandle child : children(folder)) {
            if (!ended(child, CHILDS_PATIENCE)) {
                child.destroyForcibly();
                if (!ended(child, PATIENCE)) {
                    throw new IOException("A PostgreSQL, process " + child.pid() + ", still holds " + folder
                            + " and cannot be ended: end it, and start again");
                }
            }
        }
    }

    /// Every process of PostgreSQL works in its server's folder.
    private static List<ProcessHandle> children(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(EmbeddedServer::isPostgres)
                .filter(process -> worksIn(process, real))
                .toList();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
                    .equals(folder);
        } catch (IOException e) {
            // It has ended, or is somebody else's.
            return false;
        }
    }

    private static boolean ended(ProcessHandle process, Duration within) throws IOException {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("Waiting for a PostgreSQL to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a PostgreSQL was stopping", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static Optional<ProcessHandle> leftBehind(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        // The number may be another process's by now.
        return lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(EmbeddedServer::isPostgres);
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

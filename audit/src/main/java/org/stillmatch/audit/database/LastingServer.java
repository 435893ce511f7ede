package org.stillmatch.audit.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL beside the service that is started again, at the same port, when it ends by itself.
///
/// What was committed is there again; what was not fails, as at any loss of a connection, and is asked for anew.
final class LastingServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LastingServer.class);
    private static final long NEXT_TRY_SECONDS = 1;

    private final Path folder;
    private EmbeddedServer server;
    private boolean closed;

    private LastingServer(Path folder, EmbeddedServer server) {
        this.folder = folder;
        this.server = server;
    }

    static LastingServer start(Path folder) throws IOException {
        LastingServer lasting = new LastingServer(folder, EmbeddedServer.start(folder, EmbeddedServer.ANY_PORT));
        lasting.watch();
        return lasting;
    }

    synchronized String url() {
        return server.url();
    }

    private synchronized void watch() throws IOException {
        EmbeddedServer.ended(folder).thenRunAsync(this::again);
    }

    private synchronized void again() {
        if (closed) {
            return;
        }
        try {
            int port = server.port();
            // Gives the folder back.
            server.close();
            server = EmbeddedServer.start(folder, port);
            watch();
            LOG.warn("PostgreSQL had ended by itself, and was started again");
        } catch (IOException | RuntimeException e) {
            // It may have been ended again while it was starting.
            LOG.error("PostgreSQL ended by itself, and could not be started again yet", e);
            CompletableFuture.delayedExecutor(NEXT_TRY_SECONDS, TimeUnit.SECONDS)
                    .execute(this::again);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        server.close();
    }
}

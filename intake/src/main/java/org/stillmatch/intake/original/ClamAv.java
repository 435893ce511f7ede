package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a ClamAV daemon through its socket, by its command INSTREAM. Whatever is not a plain answer counts as no
/// answer.
public final class ClamAv implements VirusCheck {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String BEFORE = "stream: ";
    private static final String AFTER = " FOUND";

    private final SocketAddress address;
    private final Duration patience;

    /// @param address of the network or a file of this machine
    /// @param patience for one file
    public ClamAv(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Optional<String> found(InputStream in) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address);
                ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> answer = worker.submit(() -> asked(channel, in));
            try {
                return understood(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                throw new IOException("The virus check took longer than " + patience.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                throw new IOException("The virus check broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The virus check was interrupted", e);
            } finally {
                // What still waits for the daemon ends with the channel.
                channel.close();
            }
        }
    }

    private static String asked(SocketChannel channel, InputStream in) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (read > 0) {
                write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(read).flip());
                write(channel, ByteBuffer.wrap(buffer, 0, read));
            }
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES));
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        int read = 0;
        while (read >= 0 && answer.hasRemaining()) {
            read = channel.read(answer);
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static Optional<String> understood(String answer) throws IOException {
        String said = answer.endsWith("\0") ? answer.substring(0, answer.length() - 1) : answer;
        if (said.equals(CLEAN)) {
            return Optional.empty();
        }
        if (said.startsWith(BEFORE) && said.endsWith(AFTER)) {
            return Optional.of(said.substring(BEFORE.length(), said.length() - AFTER.length()));
        }
        throw new IOException("The virus check did not answer whether the file is clean");
    }
}

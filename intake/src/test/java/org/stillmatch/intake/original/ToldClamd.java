package org.stillmatch.intake.original;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Speaks INSTREAM as the daemon does, and knows one thing that is harmful.
final class ToldClamd implements AutoCloseable {
    static final String HARMFUL = "what-does-harm";

    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<byte[]> last = new AtomicReference<>(new byte[0]);
    private final int limit;
    private final String instead;

    /// @param limit of bytes, as its setting StreamMaxLength
    /// @param instead said whatever comes, unless blank; '-' for nothing at all
    ToldClamd(Path socket, int limit, String instead) throws IOException {
        this.limit = limit;
        this.instead = instead;
        server.bind(UnixDomainSocketAddress.of(socket));
        workers.submit(this::serve);
    }

    /// The bytes of the last file.
    byte[] last() {
        return last.get();
    }

    private Void serve() throws IOException {
        while (server.isOpen()) {
            SocketChannel channel = server.accept();
            workers.submit(() -> answer(channel));
        }
        return null;
    }

    private Void answer(SocketChannel channel) throws IOException {
        try (channel) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            byte[] command = in.readNBytes(10);
            if (!Arrays.equals(command, "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII))) {
                say(channel, "UNKNOWN COMMAND");
                return null;
            }
            java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                file.writeBytes(in.readNBytes(length));
                if (file.size() > limit) {
                    say(channel, "INSTREAM size limit exceeded. ERROR");
                    return null;
                }
            }
            last.set(file.toByteArray());
            if (instead.equals("-")) {
                in.readNBytes(1);
                return null;
            }
            boolean found = file.toString(StandardCharsets.ISO_8859_1).contains(HARMFUL);
            say(channel, !instead.isEmpty() ? instead : found ? "stream: Told.Harm-1 FOUND" : "stream: OK");
        } catch (EOFException e) {
            // The other side went away.
        }
        return null;
    }

    private static void say(SocketChannel channel, String words) throws IOException {
        channel.write(ByteBuffer.wrap((words + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        workers.shutdownNow();
    }
}

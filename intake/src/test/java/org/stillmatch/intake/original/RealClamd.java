package org.stillmatch.intake.original;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The ClamAV daemon of Debian, which knows one signature: that of the EICAR test file.
final class RealClamd implements AutoCloseable {
    /// In two halves, so that no virus check takes this source for the test file.
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int PATIENCE_SECONDS = 60;

    private final Process daemon;
    private final Path socket;

    /// Starts it and waits until it answers.
    RealClamd(Path folder, long mostBytes) throws IOException, InterruptedException {
        socket = folder.resolve("clamd.sock");
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("local.ndb"),
                "Local.Eicar:0:*:" + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII)) + "\n");
        Path settings = Files.writeString(
                folder.resolve("clamd.conf"),
                String.join(
                        "\n",
                        "Foreground yes",
                        "LocalSocket " + socket,
                        "DatabaseDirectory " + signatures,
                        "TemporaryDirectory " + folder,
                        "StreamMaxLength " + mostBytes,
                        ""));
        Path printed = folder.resolve("clamd.txt");
        daemon = new ProcessBuilder(program(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (daemon.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                daemon.destroyForcibly();
                throw new IOException("clamd does not answer: " + Files.readString(printed));
            }
        }
    }

    /// Debian puts it where only administrators' paths look.
    private static String program() throws IOException {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "clamd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("clamd is missing. Install it:  apt-get install clamav-daemon"))
                .toString();
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(address())) {
            channel.write(ByteBuffer.wrap("zPING\0".getBytes(StandardCharsets.US_ASCII)));
            return channel.read(ByteBuffer.allocate(16)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(socket);
    }

    /// Ends it as a crash would.
    void kill() throws InterruptedException {
        daemon.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        daemon.destroyForcibly();
    }
}

package org.stillmatch.audit.checkpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.json.JsonException;

/// Reads an exported log line by line, however long it is.
final class LogReader implements Closeable {
    private static final int AHEAD = 1 << 16;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogReader(InputStream in) {
        this.in = in;
    }

    static LogReader open(Path file) throws IOException {
        return new LogReader(new BufferedInputStream(Files.newInputStream(file), AHEAD));
    }

    /// The next line, or nothing behind the last.
    ///
    /// @throws JsonException if that line is none of a log; reading on is possible
    Optional<LogLine> next() throws IOException, JsonException {
        byte[] bytes = bytes();
        return bytes == null ? Optional.empty() : Optional.of(LogLine.read(bytes));
    }

    /// The next signed checkpoint, or nothing if there is none any more; what else there is is passed over.
    ///
    /// @throws JsonException if a checkpoint is none; reading on is possible
    Optional<SignedCheckpoint> nextSigned() throws IOException, JsonException {
        for (byte[] bytes = bytes(); bytes != null; bytes = bytes()) {
            if (LogLine.begins(bytes, LogLine.CHECKPOINT) && LogLine.read(bytes) instanceof LogLine.Signed signed) {
                return Optional.of(signed.checkpoint());
            }
        }
        return Optional.empty();
    }

    private byte @Nullable [] bytes() throws IOException {
        line.reset();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (int each = read; each >= 0 && each != '\n'; each = in.read()) {
            // What is longer is refused as such, without being held.
            if (line.size() <= LogLine.MOST_BYTES) {
                line.write(each);
            }
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

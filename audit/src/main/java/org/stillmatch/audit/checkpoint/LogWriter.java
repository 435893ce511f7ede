package org.stillmatch.audit.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.merkle.Hash;

/// Writes an exported log, or a checkpoint with its trail, line by line.
public final class LogWriter {
    private static final int TRAIL_LINE = 1024 * Hash.BYTES;

    private final OutputStream out;
    private final byte[] trail = new byte[TRAIL_LINE];
    private int filled;

    /// @param out is not closed
    public LogWriter(OutputStream out) {
        this.out = out;
    }

    /// An entry with the hash that was kept of it; without the entry, if that is gone although it may not go.
    public void entry(Optional<byte[]> entry, Hash hash, long index) throws IOException {
        line(LogLine.write(entry, hash, index));
    }

    public void checkpoint(SignedCheckpoint checkpoint) throws IOException {
        line(checkpoint.line().getBytes(StandardCharsets.UTF_8));
    }

    /// The next hash of a trail; [#endTrail()] follows the last.
    public void trail(Hash hash) throws IOException {
        hash.copyTo(trail, filled);
        filled += Hash.BYTES;
        if (filled == TRAIL_LINE) {
            endTrail();
        }
    }

    public void endTrail() throws IOException {
        if (filled > 0) {
            String hashes = Base64Text.of(Arrays.copyOf(trail, filled));
            line(("{\"trail\":\"" + hashes + "\"}").getBytes(StandardCharsets.US_ASCII));
            filled = 0;
        }
    }

    private void line(byte[] bytes) throws IOException {
        out.write(bytes);
        out.write('\n');
    }
}

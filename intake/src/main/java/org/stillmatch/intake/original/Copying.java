package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.stillmatch.disk.DiskFile;

/// From a stream into a file, a little at a time.
final class Copying {
    private static final int BUFFER = 1 << 16;

    private Copying() {}

    /// @param most bytes to take; what comes beyond stays in the stream
    /// @return how many bytes were written
    static long into(DiskFile file, long at, InputStream in, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        while (written < most) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, most - written));
            if (read < 0) {
                break;
            }
            file.write(ByteBuffer.wrap(buffer, 0, read), at + written);
            written += read;
        }
        return written;
    }
}

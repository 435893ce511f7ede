package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.stillmatch.casework.custody.DataDirectoryException.Why;

/// The right to write to a data directory: one process at a time. A process that dies gives it back.
final class WriteLock implements Closeable {
    /// Its name in the folder. It stays there; what counts is who holds it.
    static final String FILE = "lock";

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    static WriteLock take(Path directory) throws DataDirectoryException, IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held within this process: refused below like any other.
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new DataDirectoryException(
                    Why.IN_USE, "Somebody else is writing to " + directory + ": try again when that has ended");
        }
        return new WriteLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

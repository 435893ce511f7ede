package org.stillmatch.casework.custody;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// The right to write to a data directory: one process at a time. A process that dies gives it back.
final class WriteLock implements Closeable {
    /// Its name in the folder. It stays there; what counts is who holds it.
    static final String FILE = "lock";

    private final DiskFile file;

    private WriteLock(DiskFile file) {
        this.file = file;
    }

    static WriteLock take(Disk disk, Path directory) throws DataDirectoryException, IOException {
        Path path = directory.resolve(FILE);
        DiskFile file = openOrMake(disk, path);
        if (!file.lock()) {
            file.close();
            throw new DataDirectoryException(
                    Why.IN_USE, "Somebody else is writing to " + directory + ": try again when that has ended");
        }
        return new WriteLock(file);
    }

    private static DiskFile openOrMake(Disk disk, Path path) throws IOException {
        try {
            return disk.exists(path) ? disk.open(path) : disk.create(path);
        } catch (FileAlreadyExistsException e) {
            // Somebody made it in between.
            return disk.open(path);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

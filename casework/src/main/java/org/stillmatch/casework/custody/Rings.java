package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.file.Path;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.Folders;

/// Opens and makes the key rings of a data directory.
public final class Rings {
    private Rings() {}

    /// Opens the ring of the subjects for reading, while somebody may change it.
    static KeyRing read(Safe safe, Path directory, DataDirectory about) throws DataDirectoryException, IOException {
        Path ring = safe.ring(about);
        if (!safe.disk().exists(ring)) {
            throw Custody.noKeys(directory, safe.keys());
        }
        return KeyRing.read(safe.disk(), ring, safe.random());
    }

    /// Opens the ring of the subjects for changing it, and makes it for a data directory that holds nothing yet.
    ///
    /// @param fresh whether the directory holds nothing yet
    static KeyRing write(Safe safe, Path directory, DataDirectory about, boolean fresh)
            throws DataDirectoryException, IOException {
        if (!fresh && !safe.disk().exists(safe.ring(about))) {
            throw Custody.noKeys(directory, safe.keys());
        }
        return openOrMake(safe, about, safe.ring(about));
    }

    /// Opens the ring of the stills that were asked about, and makes it for the first.
    public static KeyRing stills(Safe safe, DataDirectory about) throws IOException {
        return openOrMake(safe, about, safe.stills(about));
    }

    private static KeyRing openOrMake(Safe safe, DataDirectory about, Path ring) throws IOException {
        if (safe.disk().exists(ring)) {
            return KeyRing.open(safe.disk(), ring, safe.random());
        }
        Folders.make(safe.disk(), safe.keys(about));
        return KeyRing.create(safe.disk(), ring, safe.random());
    }
}

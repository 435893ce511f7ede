package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.disk.Disk;

/// What it takes to open what a data directory keeps sealed.
///
/// @param keys the folder with the keys of all data directories, which is never inside one
/// @param random makes keys: nobody can foretell it
public record Safe(Disk disk, Path keys, SecureRandom random) {
    /// Both key rings of a data directory.
    Path keys(DataDirectory about) {
        return keys.resolve(about.keys());
    }

    /// The key ring of a data directory's subjects.
    Path ring(DataDirectory about) {
        return keys(about).resolve("subjects");
    }

    /// The key ring of the stills that a data directory was asked about.
    public Path stills(DataDirectory about) {
        return keys(about).resolve("stills");
    }

    /// The keys that sign receipts.
    public Path signing() {
        return keys.resolve("signing");
    }

    /// @throws DataDirectoryException if the keys would lie in the data directory, and so in its backups
    void requireApart(Path directory) throws DataDirectoryException, IOException {
        if (real(keys).startsWith(real(directory))) {
            throw new DataDirectoryException(
                    Why.NONE,
                    "The keys in " + keys + " would lie in the data directory that they open: name another folder"
                            + " with --keys");
        }
    }

    /// The path with all links followed, as far as it exists.
    private static Path real(Path path) throws IOException {
        Path whole = path.toAbsolutePath().normalize();
        Path there = whole;
        for (Path up = whole; up != null; up = up.getParent()) {
            if (Files.exists(up)) {
                there = up;
                break;
            }
        }
        return there.toRealPath().resolve(there.relativize(whole));
    }
}

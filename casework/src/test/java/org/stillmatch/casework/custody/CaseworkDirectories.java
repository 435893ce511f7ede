package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.template.PackId;

/// Data directories of a service for tests, whose templates have 64 dimensions.
public final class CaseworkDirectories {
    public static final PackId PACK = Entries.PACK;
    public static final int DIMENSION = Entries.DIMENSION;

    private CaseworkDirectories() {}

    /// Opens the data directory 'data' in a folder, whose keys are in 'keys' beside it.
    public static CaseworkDirectory in(Path folder) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        DataDirectory about = new DataDirectory(
                DataDirectory.CASEWORK, PACK, "tiny", Optional.empty(), DIMENSION, Instant.EPOCH, "0".repeat(32));
        try {
            return CaseworkDirectory.open(
                    new Safe(new RealDisk(), keys, new SecureRandom()), folder.resolve("data"), about);
        } catch (DataDirectoryException e) {
            throw new IllegalStateException(e);
        }
    }
}

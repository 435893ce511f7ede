package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Puts a file in the place of another so that at any moment one of the two is there whole.
final class Replacement {
    private Replacement() {}

    static void write(Disk disk, Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        disk.delete(beside);
        try (DiskFile draft = disk.create(beside)) {
            draft.write(ByteBuffer.wrap(bytes), 0);
            draft.force();
        }
        disk.rename(beside, file);
        disk.forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }
}

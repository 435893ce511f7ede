package org.stillmatch.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class RealDiskTest extends DiskContract {
    @Override
    protected Disk disk() {
        return new RealDisk();
    }

    @Test
    void whatItMakesOnlyItsOwnerMayRead() throws IOException {
        disk().createFolder(folder.resolve("sub"));
        disk().create(folder.resolve("sub/a")).close();

        assertEquals("rwx------", permissions(folder.resolve("sub")));
        assertEquals("rw-------", permissions(folder.resolve("sub/a")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.disk.RealDisk;

class FolderStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    Store store() {
        return new FolderStore(new RealDisk(), folder.resolve("originals"));
    }

    @Test
    void aFileThatIsCutShortOnTheWayLeavesTheOneBefore() throws Exception {
        put("org/one", random(100));
        assertThrows(IOException.class, () -> store().put("org/one", 200, () -> new ByteArrayInputStream(random(199))));
        assertArrayEquals(random(100), got("org/one"));
    }
}

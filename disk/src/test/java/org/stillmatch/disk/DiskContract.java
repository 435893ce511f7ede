package org.stillmatch.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every disk does.
public abstract class DiskContract {
    @TempDir
    protected Path folder = Path.of("");

    protected abstract Disk disk() throws IOException;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Disk disk = disk();
        try (DiskFile file = disk.create(folder.resolve("a"))) {
            file.write(bytes("hello world"), 0);
            file.write(bytes("W"), 6);
            file.write(bytes("!"), 13);
            file.force();
            assertEquals(14, file.size());
        }
        disk.forceFolder(folder);

        assertEquals("hello World\0\0!", text(disk, "a"));
    }

    @Test
    void aReadStopsWhereTheFileEnds() throws IOException {
        try (DiskFile file = disk().create(folder.resolve("a"))) {
            file.write(bytes("abc"), 0);
            ByteBuffer into = ByteBuffer.allocate(10);

            assertEquals(2, file.read(into, 1));
            assertEquals(0, file.read(into, 3));
            assertEquals(0, file.read(into, 300));
            assertEquals("bc", new String(into.array(), 0, into.position(), UTF_8));
        }
    }

    @Test
    void aFileCutShortGrowsAgainWithZeros() throws IOException {
        Disk disk = disk();
        try (DiskFile file = disk.create(folder.resolve("a"))) {
            file.write(bytes("secret"), 0);
            file.truncate(2);
            file.truncate(5);
            assertEquals(2, file.size());
            file.write(bytes("x"), 4);
        }
        assertEquals("se\0\0x", text(disk, "a"));
    }

    @Test
    void aRenamedFileTakesThePlaceOfWhateverHadTheName() throws IOException {
        Disk disk = disk();
        write(disk, "a", "old");
        write(disk, "b", "new");
        disk.rename(folder.resolve("b"), folder.resolve("a"));

        assertEquals("new", text(disk, "a"));
        assertFalse(disk.exists(folder.resolve("b")));
    }

    @Test
    void aFileIsNotMovedToAnotherFolder() throws IOException {
        Disk disk = disk();
        write(disk, "a", "old");
        disk.createFolder(folder.resolve("sub"));
        disk.createFolder(folder.resolve("sub"));

        assertThrows(
                IllegalArgumentException.class,
                () -> disk.rename(folder.resolve("a"), folder.resolve("sub").resolve("a")));
    }

    @Test
    void aNameIsTakenOnlyOnceAndMustBeThereToBeOpened() throws IOException {
        Disk disk = disk();
        write(disk, "a", "old");

        assertThrows(FileAlreadyExistsException.class, () -> disk.create(folder.resolve("a")));
        assertThrows(FileAlreadyExistsException.class, () -> disk.createFolder(folder.resolve("a")));
        assertThrows(NoSuchFileException.class, () -> disk.open(folder.resolve("b")));
        assertThrows(NoSuchFileException.class, () -> disk.read(folder.resolve("b")));
        disk.delete(folder.resolve("b"));
        disk.delete(folder.resolve("a"));
        assertFalse(disk.exists(folder.resolve("a")));
    }

    @Test
    void aFolderListsWhatIsDirectlyInIt() throws IOException {
        Disk disk = disk();
        disk.createFolder(folder.resolve("b"));
        write(disk, "c", "");
        write(disk, "b-", "");
        write(disk, "b/inner", "");

        assertEquals(List.of(folder.resolve("b"), folder.resolve("b-"), folder.resolve("c")), disk.list(folder));
        assertEquals(List.of(folder.resolve("b/inner")), disk.list(folder.resolve("b")));
    }

    @Test
    void onlyOneHoldsTheLock() throws IOException {
        Disk disk = disk();
        write(disk, "a", "");
        DiskFile first = disk.open(folder.resolve("a"));
        try (DiskFile second = disk.open(folder.resolve("a"))) {
            assertTrue(first.lock());
            assertFalse(second.lock());
            first.close();
            assertTrue(second.lock());
        }
    }

    @Test
    void aFileOpenedForReadingIsNotWritten() throws IOException {
        Disk disk = disk();
        write(disk, "a", "abc");
        try (DiskFile file = disk.read(folder.resolve("a"))) {
            assertThrows(RuntimeException.class, () -> file.write(bytes("x"), 0));
        }
        assertArrayEquals("abc".getBytes(UTF_8), text(disk, "a").getBytes(UTF_8));
    }

    private void write(Disk disk, String name, String text) throws IOException {
        try (DiskFile file = disk.create(folder.resolve(name))) {
            file.write(bytes(text), 0);
        }
    }

    private String text(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.read(folder.resolve(name))) {
            ByteBuffer into = ByteBuffer.allocate((int) file.size());
            file.read(into, 0);
            return new String(into.array(), UTF_8);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}

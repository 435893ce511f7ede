package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What every store does.
abstract class StoreContract {
    abstract Store store();

    @Test
    void whatWasPutComesBack() throws Exception {
        for (int size : new int[] {0, 1, 70_000, 6 << 20}) {
            byte[] bytes = random(size);
            put("org/one", bytes);
            assertArrayEquals(bytes, got("org/one"));
        }
    }

    @Test
    void aFilePutAgainTakesThePlaceOfTheFirst() throws Exception {
        put("org/one", random(100));
        put("org/one", random(50));
        put("org/one-preview", random(10));
        assertArrayEquals(random(50), got("org/one"));
        assertArrayEquals(random(10), got("org/one-preview"));
    }

    @Test
    void whatWasDeletedIsGoneAndDeletingItAgainDoesNothing() throws Exception {
        put("org/one", random(100));
        store().delete("org/one");
        store().delete("org/one");
        store().delete("nobody/none");
        assertThrows(NoSuchFileException.class, () -> got("org/one"));
        assertThrows(NoSuchFileException.class, () -> got("nobody/none"));
    }

    @Test
    void aFileWhoseSenderFailsIsNotThere() {
        assertThrows(
                IOException.class,
                () -> store().put("org/broken", 100, () -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                }));
        assertThrows(NoSuchFileException.class, () -> got("org/broken"));
    }

    final void put(String name, byte[] bytes) throws IOException {
        store().put(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    final byte[] got(String name) throws IOException {
        try (InputStream in = store().get(name)) {
            return in.readAllBytes();
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }
}

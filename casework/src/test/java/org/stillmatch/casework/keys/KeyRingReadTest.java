package org.stillmatch.casework.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.RealDisk;

class KeyRingReadTest {
    private static final Disk DISK = new RealDisk();

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder = Path.of("");

    private Path at() {
        return folder.resolve("ring");
    }

    @Test
    void aReaderSeesWhatTheWriterAcknowledgedAndWritesNothing() throws Exception {
        try (KeyRing writer = KeyRing.create(DISK, at(), random)) {
            writer.add(1, 2, 3);
            writer.erase(Instant.EPOCH, 2);
            Map<String, Long> before = files();
            try (KeyRing reader = KeyRing.read(DISK, at(), random)) {
                assertArrayEquals(key(writer, 3), key(reader, 3));
                assertTrue(reader.erased(2));
                assertFalse(reader.has(2));
                assertThrows(KeyRingException.class, () -> reader.add(4));
                assertThrows(KeyRingException.class, () -> reader.erase(Instant.EPOCH, 1));
                assertThrows(KeyRingException.class, reader::rotate);
            }
            assertEquals(before, files());
        }
    }

    @Test
    void readersNeverFailWhileTheWriterGoesOverToOtherFiles() throws Exception {
        try (KeyRing writer = KeyRing.create(DISK, at(), random)) {
            writer.add(1, 2);
            byte[] right = key(writer, 1);
            AtomicBoolean done = new AtomicBoolean();
            Thread changes = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 60; i++) {
                        writer.rotate();
                        writer.add(10 + i);
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    done.set(true);
                }
            });
            int reads = 0;
            while (!done.get()) {
                try (KeyRing reader = KeyRing.read(DISK, at(), random)) {
                    assertArrayEquals(right, key(reader, 1));
                    reads++;
                }
            }
            changes.join();
            assertTrue(reads > 0);
        }
    }

    private static byte[] key(KeyRing ring, long owner) throws NoKeyException {
        byte[] key = new byte[32];
        ring.key(owner, key);
        return key;
    }

    private Map<String, Long> files() throws Exception {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(at())) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return files;
    }
}

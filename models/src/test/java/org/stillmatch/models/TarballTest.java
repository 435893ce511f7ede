package org.stillmatch.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballTest {
    private static final Pattern ALL = Pattern.compile(".*");

    @TempDir
    Path temp;

    private Path archive = Path.of("");

    @BeforeEach
    void nameTheArchive() {
        archive = temp.resolve("a.tgz");
    }

    @Test
    void onlyWantedEntriesAreRead() throws Exception {
        byte[] wanted = noise(5_000);
        try (Archives out = new Archives(archive)) {
            out.file("package/a.onnx", noise(10)).file("package/b.onnx", wanted);
        }
        Map<String, byte[]> found = Tarball.read(archive, Pattern.compile("package/b\\.onnx"));
        assertEquals(Set.of("package/b.onnx"), found.keySet());
        assertArrayEquals(wanted, found.get("package/b.onnx"));
    }

    @Test
    void entriesThatPointElsewhereWriteNothingAndLinksAreNotFollowed() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "secret");
        try (Archives out = new Archives(archive)) {
            out.file("../evil", noise(3)).file("/evil", noise(3)).link("package/b.onnx", secret.toString());
        }
        assertEquals(Map.of(), Tarball.read(archive, Pattern.compile("package/b\\.onnx")));
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void anArchiveCutOffAnywhereIsRefused() throws IOException {
        try (Archives out = new Archives(archive)) {
            out.file("package/a.onnx", noise(2_000));
        }
        byte[] whole = Files.readAllBytes(archive);
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(archive, Arrays.copyOf(whole, length));
            refused("broken");
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Files.writeString(archive, "<html>not found</html>");
        refused("broken");
    }

    @Test
    void anEntryThatClaimsToBeHugeIsRefusedBeforeItIsRead() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("package/a.onnx", TarConstants.LF_NORMAL);
        entry.setSize(65L << 20);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header);
        }
        refused("swells");
    }

    @Test
    void manyEntriesThatAreTooLargeTogetherAreRefused() throws IOException {
        byte[] zeros = new byte[60 << 20];
        try (Archives out = new Archives(archive)) {
            for (int i = 0; i < 5; i++) {
                out.file("package/" + i, zeros);
            }
        }
        PackException e =
                assertThrows(PackException.class, () -> Tarball.read(archive, Pattern.compile("package/none")));
        assertTrue(e.toString().contains("swells"), e.toString());
    }

    private void refused(String word) {
        PackException e = assertThrows(PackException.class, () -> Tarball.read(archive, ALL));
        assertTrue(e.toString().contains(word), e.toString());
        assertTrue(e.toString().getBytes(StandardCharsets.UTF_8).length < 500);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

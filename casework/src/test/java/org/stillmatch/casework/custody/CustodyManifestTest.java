package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyManifestTest {
    @TempDir
    private Path folder = Path.of("");

    private CustodyManifest read(String text) throws Exception {
        return CustodyManifest.read(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("custody.csv"), bytes);
    }

    private String refusalOfAll(String text) {
        return String.valueOf(
                assertThrows(ManifestException.class, () -> read(text)).getMessage());
    }

    private String reason(String header, String row) throws Exception {
        int columns = header.split(",", -1).length;
        CustodyManifest manifest = read(header + "\r\n" + row + "\r\nwhole.jpg,S" + ",".repeat(columns - 2) + "\r\n");
        assertEquals(1, manifest.rows().size(), "the other row is used");
        assertEquals(1, manifest.refused().size());
        assertEquals(2, manifest.refused().getFirst().row());
        return manifest.refused().getFirst().reason();
    }

    @Test
    void allColumnsAreRead() throws Exception {
        CustodyManifest manifest = read("cohort,path,subject,image,view,captured_on,born_on,arrests,basis,review_on\r\n"
                + "B,a/b.jpg,\"Ng, É\",7,front,2020-02-29,1990-01-31,theft 3,PACE s64A,2030-12-31\r\n");

        assertEquals(
                List.of(new CustodyRow(
                        2,
                        "a/b.jpg",
                        folder.resolve("a/b.jpg"),
                        "Ng, É",
                        "7",
                        Optional.of("front"),
                        Optional.of(LocalDate.of(2020, 2, 29)),
                        Optional.of(LocalDate.of(1990, 1, 31)),
                        Optional.of("theft 3"),
                        Optional.of("PACE s64A"),
                        Optional.of(LocalDate.of(2030, 12, 31)),
                        Optional.of("B"))),
                manifest.rows());
        assertEquals(List.of(), manifest.refused());
    }

    @Test
    void theImageIsThePathUnlessNamedAndBlankFieldsAreAbsent() throws Exception {
        CustodyRow row = read("path,subject,image,view\na.jpg,S, ,\n").rows().getFirst();

        assertEquals("a.jpg", row.image());
        assertEquals(Optional.empty(), row.view());
    }

    @Test
    void aByteOrderMarkAndBlankLinesChangeNothingButRowNumbersCountThem() throws Exception {
        CustodyManifest manifest = read("\ufeffpath,subject\n\na.jpg,S\n\n");

        assertEquals(1, manifest.rows().size());
        assertEquals(3, manifest.rows().getFirst().row());
        assertEquals(List.of(), manifest.refused());
    }

    @Test
    void anUnknownARepeatedAndAMissingColumnAreNamed() {
        assertTrue(refusalOfAll("path,subject,colour\n").contains("'colour'"));
        assertTrue(refusalOfAll("path,subject,path\n").contains("twice"));
        assertTrue(refusalOfAll("path,view\n").contains("'subject'"));
        assertTrue(refusalOfAll("").contains("path,subject,image"));
    }

    @Test
    void aFileThatIsNoManifestIsRefusedAsAWhole() throws Exception {
        assertTrue(refusalOfAll("path,subject\n\"a.jpg,S\n").contains("quotation mark"));
        Path latin = write("path,subject\na.jpg,\u00c9".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(String.valueOf(assertThrows(ManifestException.class, () -> CustodyManifest.read(latin))
                        .getMessage())
                .contains("UTF-8"));
        assertThrows(ManifestException.class, () -> CustodyManifest.read(folder.resolve("none.csv")));
        assertThrows(ManifestException.class, () -> CustodyManifest.read(folder));
    }

    @Test
    void aManifestThatIsTooLargeIsNotRead() throws Exception {
        Path file = write(new byte[0]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), CustodyManifest.LARGEST);
        }

        assertTrue(String.valueOf(assertThrows(ManifestException.class, () -> CustodyManifest.read(file))
                        .getMessage())
                .contains("256 MiB"));
    }

    @Test
    void aFaultCostsItsRowAlone() throws Exception {
        assertTrue(reason("path,subject", "a.jpg,").contains("no subject"));
        assertTrue(reason("path,subject", ",S").contains("no path"));
        assertTrue(reason("path,subject", "a.jpg").contains("1 fields"));
        assertTrue(reason("path,subject", "a.jpg,S,front").contains("3 fields"));
        assertTrue(reason("path,subject,born_on", "a.jpg,S,31/01/1990").contains("born_on is no date"));
        assertTrue(reason("path,subject,review_on", "a.jpg,S,2026-02-30").contains("review_on is no date"));
        assertTrue(reason("path,subject,born_on,captured_on", "a.jpg,S,1990-01-02,1990-01-01")
                .contains("before born_on"));
        assertTrue(reason("path,subject", "a.jpg," + "S".repeat(8_000)).contains("characters"));
    }

    @Test
    void noPathLeavesTheManifestsFolder() throws Exception {
        for (String path : List.of("../a.jpg", "b/../../a.jpg", "/a.jpg", ".", folder + "-beside/a.jpg")) {
            assertTrue(reason("path,subject", path + ",S").contains("out of the manifest's folder"), path);
        }
        CustodyManifest inside = read("path,subject\nb/../a.jpg,S\n" + folder.resolve("c.jpg") + ",S\n");
        assertEquals(
                List.of(folder.resolve("a.jpg"), folder.resolve("c.jpg")),
                inside.rows().stream().map(CustodyRow::file).toList());
    }

    @Test
    void anImageIdGivenTwiceIsRefusedTheSecondTime() throws Exception {
        CustodyManifest manifest = read("path,subject,image\na.jpg,S,1\nb.jpg,T,1\n");

        assertEquals(1, manifest.rows().size());
        assertTrue(manifest.refused().getFirst().reason().contains("Row 2 has the same image id"));
        assertEquals("b.jpg", manifest.refused().getFirst().path());
    }
}

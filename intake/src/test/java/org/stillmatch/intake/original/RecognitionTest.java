package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.decode.Pictures;

class RecognitionTest {
    private static final byte[] JPEG = Pictures.toJpeg(Drawn.picture(64, 48), 90);
    private static final byte[] PNG = Pictures.toPng(Drawn.picture(64, 48));

    @TempDir
    Path folder;

    @Test
    void aFileIsWhatItsContentIsWhateverItIsCalled() throws Exception {
        assertEquals(new FileType(FileType.Kind.STILL, "image/jpeg"), of(JPEG));
        assertEquals(new FileType(FileType.Kind.STILL, "image/png"), of(PNG));
        assertEquals(new FileType(FileType.Kind.DOCUMENT, "application/pdf"), of(text("%PDF-1.7\nbody")));
        assertEquals(new FileType(FileType.Kind.DOCUMENT, "text/plain"), of(text("He took £200 of meat.\r\n")));
        assertEquals(
                new FileType(FileType.Kind.DOCUMENT, Docx.MEDIA_TYPE),
                of(zip("[Content_Types].xml", 10, "word/document.xml", 1000)));
        Path clip = Drawn.clip(folder, 3);
        assertEquals(new FileType(FileType.Kind.CLIP, "video/x-msvideo"), Recognition.of(clip));
    }

    @Test
    void programsArchivesAndPagesAreRefusedByWhatTheyAre() throws Exception {
        assertRefused("program", text("MZ\u0090\0\3\0"));
        assertRefused("program", text("\u007fELF\2\1\1"));
        assertRefused("program", text("#!/bin/sh\nrm -r /\n"));
        assertRefused("archive", zip("still.jpg", 10, "other.jpg", 10));
        assertRefused("archive", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertRefused("archive", latin("Rar!\u001a\u0007\0"));
        assertRefused("archive", latin("7z\u00bc\u00af\u0027\u001c"));
        byte[] tar = new byte[512];
        System.arraycopy(text("still.jpg"), 0, tar, 0, 9);
        System.arraycopy(text("ustar"), 0, tar, 257, 5);
        assertRefused("archive", tar);
        assertRefused("SVG", text("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"));
        assertRefused("web page", text("  <!DOCTYPE html><p>Hello"));
        assertRefused("web page", text("Dear officer <script>alert(1)</script>"));
        assertRefused("macros", zip("[Content_Types].xml", 10, "word/document.xml", 10, "word/vbaProject.bin", 10));
    }

    @Test
    void bombsAreRefusedBeforeTheyUnpack() throws Exception {
        assertRefused("pixels", pngOf(30_000, 30_000));
        assertRefused("unpacks", zip("[Content_Types].xml", 10, "word/document.xml", 201 << 20));
        String[] many = new String[2100];
        Arrays.setAll(many, i -> "word/media/" + i);
        assertRefused("unpacks", zipOf(many));
    }

    @Test
    void whatIsNotWholeIsRefusedWithWhatToDo() throws Exception {
        assertRefused("empty", new byte[0]);
        assertRefused("send it again", Arrays.copyOf(JPEG, JPEG.length / 2));
        assertRefused("damaged", Arrays.copyOf(zip("[Content_Types].xml", 10, "word/document.xml", 500), 100));
        assertRefused(
                "not a text", (new String(new char[5000]).replace('\0', 'a') + "\1").getBytes(StandardCharsets.UTF_8));
        assertRefused("", new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    }

    private FileType of(byte[] bytes) throws Exception {
        return Recognition.of(Files.write(folder.resolve("file.txt"), bytes));
    }

    private void assertRefused(String said, byte[] bytes) {
        Refusal refusal = assertThrows(Refusal.class, () -> of(bytes));
        assertEquals(Refusal.Kind.INVALID, refusal.kind());
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(said) && message.endsWith("."), message);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param namesAndSizes of the entries, each of zeros
    private static byte[] zip(Object... namesAndSizes) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndSizes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndSizes[i]));
                byte[] some = new byte[1 << 16];
                for (int left = (int) namesAndSizes[i + 1]; left > 0; left -= some.length) {
                    zip.write(some, 0, Math.min(left, some.length));
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOf(String... names) throws Exception {
        Object[] all = new Object[2 * names.length + 4];
        System.arraycopy(new Object[] {"[Content_Types].xml", 10, "word/document.xml", 10}, 0, all, 0, 4);
        for (int i = 0; i < names.length; i++) {
            all[2 * i + 4] = names[i];
            all[2 * i + 5] = 1;
        }
        return zip(all);
    }

    /// A PNG that claims a size, and holds nothing of it.
    private static byte[] pngOf(int width, int height) {
        byte[] bomb = PNG.clone();
        ByteBuffer.wrap(bomb).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        return bomb;
    }
}

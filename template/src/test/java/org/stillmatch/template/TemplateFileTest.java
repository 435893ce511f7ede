package org.stillmatch.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("templates.bin");
    }

    private void write(List<Entry> entries) throws IOException {
        try (TemplateFile file = TemplateFile.create(path, Entries.PACK, Entries.DIMENSION)) {
            append(file, entries);
        }
    }

    private static void append(TemplateFile file, List<Entry> entries) throws IOException {
        for (Entry entry : entries) {
            file.append(entry);
        }
        file.force();
    }

    private List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Reading reading = TemplateFile.read(path, Entries.PACK, Entries.DIMENSION, entries::add);
        assertEquals(new Reading(entries.size(), List.of(), 0), reading);
        return entries;
    }

    private void assertRefused(String word, PackId pack, int dimension) throws IOException {
        byte[] before = Files.readAllBytes(path);
        IOException atReading =
                assertThrows(TemplateFileException.class, () -> TemplateFile.read(path, pack, dimension, e -> {}));
        IOException atOpening =
                assertThrows(TemplateFileException.class, () -> TemplateFile.open(path, pack, dimension));
        assertTrue(String.valueOf(atReading.getMessage()).contains(word), atReading.toString());
        assertEquals(atReading.getMessage(), atOpening.getMessage());
        assertEquals(
                ByteBuffer.wrap(before), ByteBuffer.wrap(Files.readAllBytes(path)), "a refused file is not touched");
    }

    @Test
    void whatWasAppendedIsReadInOrder() throws Exception {
        List<Entry> entries = Entries.some(1, 3_000);
        write(entries);
        assertEquals(entries, read());
    }

    @Test
    void anOpenedFileGoesOnWhereItEnded() throws Exception {
        List<Entry> entries = Entries.some(2, 10);
        write(entries.subList(0, 4));
        try (TemplateFile file = TemplateFile.open(path, Entries.PACK, Entries.DIMENSION)) {
            assertEquals(new Reading(4, List.of(), 0), file.opened());
            append(file, entries.subList(4, 10));
            List<Entry> read = new ArrayList<>();
            assertEquals(10, file.forEach(read::add).entries());
            assertEquals(entries, read);
        }
        assertEquals(entries, read());
    }

    @Test
    void theLongestKeyAndTheMostAttributesAreKept() throws Exception {
        Template template = Entries.template(new Random(3));
        List<Entry> entries = List.of(
                new Entry("", template, List.of()),
                new Entry(
                        "é".repeat(Entry.LONGEST_KEY / 2), template, List.of(Float.NaN, -0f, Float.NEGATIVE_INFINITY)),
                new Entry("k", template, Collections.nCopies(Entry.MOST_ATTRIBUTES, 1.5f)));
        write(entries);
        assertEquals(entries, read());
    }

    @Test
    void anEntryThatTheFileCannotKeepIsRefusedAndLeavesNoTrace() throws Exception {
        Template template = Entries.template(new Random(4));
        Template otherPack = Template.ofComponents(new PackId("cd".repeat(32)), template.components());
        try (TemplateFile file = TemplateFile.create(path, Entries.PACK, Entries.DIMENSION)) {
            Entry tooLong = new Entry("é".repeat(Entry.LONGEST_KEY / 2) + "e", template, List.of());
            assertThrows(IllegalArgumentException.class, () -> file.append(tooLong));
            Entry halfAPair = new Entry("\ud800", template, List.of());
            assertThrows(IllegalArgumentException.class, () -> file.append(halfAPair));
            assertThrows(IllegalArgumentException.class, () -> file.append(new Entry("k", otherPack, List.of())));
        }
        List<Float> tooMany = Collections.nCopies(Entry.MOST_ATTRIBUTES + 1, 0f);
        assertThrows(IllegalArgumentException.class, () -> new Entry("k", template, tooMany));
        assertEquals(List.of(), read());
    }

    @Test
    void aFileOfAnotherPackOrDimensionIsRefused() throws Exception {
        write(Entries.some(5, 2));
        assertRefused("abababababab", new PackId("cd".repeat(32)), Entries.DIMENSION);
        assertRefused("64 dimensions", Entries.PACK, 65);
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        write(Entries.some(6, 2));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4, 2);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 44);
        bytes.putInt(44, (int) crc.getValue());
        Files.write(path, bytes.array());
        assertRefused("version 2", Entries.PACK, Entries.DIMENSION);
    }

    @Test
    void whatIsNoTemplateFileIsRefused() throws Exception {
        for (String content : List.of("short", "path,subject\n" + "a.jpg,1\n".repeat(50), "\0".repeat(1_000))) {
            Files.writeString(path, content, StandardCharsets.US_ASCII);
            assertRefused("no template file", Entries.PACK, Entries.DIMENSION);
        }
    }

    @Test
    void oneWriterAtATime() throws Exception {
        write(Entries.some(7, 1));
        assertThrows(
                FileAlreadyExistsException.class, () -> TemplateFile.create(path, Entries.PACK, Entries.DIMENSION));
        try (TemplateFile file = TemplateFile.open(path, Entries.PACK, Entries.DIMENSION)) {
            assertThrows(TemplateFileException.class, () -> TemplateFile.open(path, Entries.PACK, Entries.DIMENSION));
            append(file, Entries.some(8, 1));
            assertEquals(2, read().size());
        }
    }
}

package org.stillmatch.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small file, cut and flipped everywhere.
class DamagedTemplateFileTest {
    private static final int COUNT = 5;
    private static final int[] FLIPS = {0x01, 0x80, 0xff};

    @TempDir
    private Path folder;

    private final List<Entry> entries = Entries.some(21, COUNT);
    private final List<Integer> starts = new ArrayList<>();
    private Path path;
    private byte[] whole;

    @BeforeEach
    void writeTheFile() throws IOException {
        path = folder.resolve("templates.bin");
        try (TemplateFile file = TemplateFile.create(path, Entries.PACK, Entries.DIMENSION)) {
            for (Entry entry : entries) {
                starts.add((int) Files.size(path));
                file.append(entry);
            }
        }
        whole = Files.readAllBytes(path);
        starts.add(whole.length);
    }

    private Reading read(List<Entry> into) throws IOException {
        return TemplateFile.read(path, Entries.PACK, Entries.DIMENSION, into::add);
    }

    /// All entries but those of the records that overlap [from, to).
    private List<Entry> untouched(int from, int to) {
        List<Entry> kept = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (starts.get(i) >= to || starts.get(i + 1) <= from) {
                kept.add(entries.get(i));
            }
        }
        return kept;
    }

    @Test
    void cutAnywhereEveryWholeRecordIsReadAndTheFileGoesOn() throws Exception {
        Entry more = Entries.some(22, 1).getFirst();
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(path, Arrays.copyOf(whole, cut));
            List<Entry> left = untouched(cut, whole.length);
            int end = starts.get(left.size());
            long torn = cut < starts.getFirst() ? cut : cut - end;

            List<Entry> read = new ArrayList<>();
            assertEquals(new Reading(left.size(), List.of(), torn), read(read), "cut at " + cut);
            assertEquals(left, read);
            assertEquals(cut, Files.size(path), "reading changes nothing");

            try (TemplateFile file = TemplateFile.open(path, Entries.PACK, Entries.DIMENSION)) {
                assertEquals(new Reading(left.size(), List.of(), torn), file.opened());
                file.append(more);
            }
            List<Entry> after = new ArrayList<>();
            assertEquals(new Reading(left.size() + 1, List.of(), 0), read(after));
            assertEquals(more, after.removeLast());
            assertEquals(left, after);
        }
    }

    @Test
    void aFlippedByteCostsTheRecordThatHoldsItAndIsNamed() throws Exception {
        for (int at = 0; at < whole.length; at++) {
            for (int flip : FLIPS) {
                put(at, whole[at] ^ flip);
                List<Entry> read = new ArrayList<>();
                Reading reading = read(read);
                assertEquals(untouched(at, at + 1), read, "flipped at " + at);
                assertEquals(0, reading.tornBytes());
                assertEquals(1, reading.damaged().size());
                Damage damage = reading.damaged().getFirst();
                int start = at < starts.getFirst() ? 0 : startOfRecordAt(at);
                assertEquals(start, damage.offset());
                assertTrue(damage.offset() + damage.length() > at);
            }
            put(at, whole[at]);
        }
    }

    /// In place: to write the whole file each time takes ten times as long.
    private void put(int at, int value) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), at);
        }
    }

    private int startOfRecordAt(int at) {
        return starts.stream().filter(s -> s <= at).reduce(0, Math::max);
    }

    @Test
    void aDamagedFileGoesOnAndLosesNothingElse() throws Exception {
        for (int i = 0; i < COUNT; i++) {
            byte[] flipped = whole.clone();
            flipped[starts.get(i) + 5] ^= 1;
            Files.write(path, flipped);
            Entry more = Entries.some(23, 1).getFirst();
            try (TemplateFile file = TemplateFile.open(path, Entries.PACK, Entries.DIMENSION)) {
                assertEquals(1, file.opened().damaged().size());
                assertEquals(0, file.opened().tornBytes());
                file.append(more);
            }
            List<Entry> expected = untouched(starts.get(i), starts.get(i) + 1);
            expected.add(more);
            List<Entry> read = new ArrayList<>();
            read(read);
            assertEquals(expected, read);
        }
    }

    @Test
    void longStretchesOfRubbishAreGoneRound() throws Exception {
        Random random = new Random(24);
        for (int i = 0; i < 300; i++) {
            int from = starts.getFirst() + random.nextInt(whole.length - starts.getFirst());
            int to = from + 1 + random.nextInt(whole.length - from);
            byte[] rubbish = whole.clone();
            for (int at = from; at < to; at++) {
                rubbish[at] = (byte) ~rubbish[at];
            }
            Files.write(path, rubbish);
            List<Entry> read = new ArrayList<>();
            read(read);
            assertEquals(untouched(from, to), read, from + " to " + to);
        }
    }

    @Test
    void lostBytesCostTheRecordsThatHeldThemAndThoseThatMoved() throws Exception {
        byte[] shifted = new byte[whole.length - 1];
        int gap = starts.get(2) + 20;
        System.arraycopy(whole, 0, shifted, 0, gap);
        System.arraycopy(whole, gap + 1, shifted, gap, whole.length - gap - 1);
        Files.write(path, shifted);
        List<Entry> read = new ArrayList<>();
        Reading reading = read(read);
        assertEquals(entries.subList(0, 2), read);
        assertEquals(starts.get(2).longValue(), reading.damaged().getFirst().offset());
    }

    @Test
    void zerosThatAFileSystemLeftAtTheEndAreCutOff() throws Exception {
        Files.write(path, Arrays.copyOf(whole, whole.length + 5_000));
        try (TemplateFile file = TemplateFile.open(path, Entries.PACK, Entries.DIMENSION)) {
            assertEquals(new Reading(COUNT, List.of(), 5_000), file.opened());
        }
        assertEquals(whole.length, Files.size(path));
    }

    @Test
    void aRecordOfAnotherPlaceOrPackIsNoRecordOfThisFile() throws Exception {
        byte[] record = Arrays.copyOfRange(whole, starts.get(1), starts.get(2));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(whole);
        bytes.write(record);
        Files.write(path, bytes.toByteArray());
        List<Entry> read = new ArrayList<>();
        Reading reading = read(read);
        assertEquals(entries, read);
        assertEquals(whole.length, reading.damaged().getFirst().offset());
        assertEquals(record.length, reading.damaged().getFirst().length());
    }
}

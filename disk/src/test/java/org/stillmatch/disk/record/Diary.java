package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// A small program that writes as it should: a log of lines of 900 bytes, and a title that is replaced.
final class Diary {
    static final Path FOLDER = Path.of("/diary");
    private static final Path LOG = FOLDER.resolve("log");
    private static final Path TITLE = FOLDER.resolve("title");
    private static final int LINE = 900;

    private final Disk disk;

    Diary(Disk disk) {
        this.disk = disk;
    }

    /// Writes three lines and two titles, and marks each when it is safe.
    static RecordingDisk recorded() throws IOException {
        RecordingDisk disk = RecordingDisk.inMemory(Path.of("/"));
        Diary diary = new Diary(disk);
        diary.begin();
        disk.mark("begun");
        for (int i = 1; i <= 3; i++) {
            diary.add(i);
            disk.mark(i);
            if (i < 3) {
                diary.name(10 * i);
                disk.mark(10 * i);
            }
        }
        return disk;
    }

    void begin() throws IOException {
        disk.createFolder(FOLDER);
        disk.forceFolder(Path.of("/"));
        disk.create(LOG).close();
        disk.forceFolder(FOLDER);
    }

    void add(int line) throws IOException {
        try (DiskFile log = disk.open(LOG)) {
            log.write(sealed(line), lines(log).size() * (long) LINE);
            log.force();
        }
    }

    void name(int title) throws IOException {
        Path draft = FOLDER.resolve("draft");
        try (DiskFile file = disk.create(draft)) {
            file.write(sealed(title), 0);
            file.force();
        }
        disk.rename(draft, TITLE);
        disk.forceFolder(FOLDER);
    }

    /// What it holds: the lines, then the title. Throws if the title is damaged.
    List<Integer> content() throws IOException {
        List<Integer> content;
        try (DiskFile log = disk.read(LOG)) {
            content = lines(log);
        }
        if (disk.exists(TITLE)) {
            try (DiskFile title = disk.read(TITLE)) {
                int value = value(title, 0);
                if (value < 0) {
                    throw new IOException("The title is damaged.");
                }
                content.add(value);
            }
        }
        return content;
    }

    private static List<Integer> lines(DiskFile log) throws IOException {
        List<Integer> lines = new ArrayList<>();
        for (int value = value(log, 0); value >= 0; value = value(log, lines.size() * (long) LINE)) {
            lines.add(value);
        }
        return lines;
    }

    private static ByteBuffer sealed(int value) {
        ByteBuffer bytes = ByteBuffer.allocate(LINE);
        for (int i = 0; i < LINE - 4; i += 4) {
            bytes.putInt(value);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 0, LINE - 4);
        return bytes.putInt((int) crc.getValue()).flip();
    }

    private static int value(DiskFile file, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LINE);
        if (file.read(bytes, at) < LINE) {
            return -1;
        }
        int value = bytes.getInt(0);
        return sealed(value).equals(bytes.flip()) ? value : -1;
    }
}

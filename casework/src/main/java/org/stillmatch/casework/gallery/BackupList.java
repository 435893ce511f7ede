package org.stillmatch.casework.gallery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// The list that makes a folder a backup: a line for the format, one for each file, one with the hash of those.
record BackupList(List<Copied> copied) {
    static final String NAME = "backup.txt";

    private static final String FIRST = "stillmatch gallery backup 1\n";
    private static final Pattern ALL =
            Pattern.compile("(" + FIRST + "(?:segment-\\d{6,9} \\d{1,18} [0-9a-f]{64}\n)*)([0-9a-f]{64})\n");
    private static final int LONGEST = 1 << 24;

    /// @param bytes its length
    /// @param hash its SHA-256
    record Copied(String name, long bytes, Hash hash) {
        private static Copied of(String line) {
            String[] fields = line.split(" ", 3);
            return new Copied(fields[0], Long.parseLong(fields[1]), Hash.parse(fields[2]));
        }
    }

    byte[] bytes() {
        String lines = FIRST
                + copied.stream()
                        .map(c -> c.name() + " " + c.bytes() + " " + c.hash() + "\n")
                        .collect(Collectors.joining());
        return (lines + Hash.sha256(lines.getBytes(UTF_8)) + "\n").getBytes(UTF_8);
    }

    /// @throws GalleryException if there is no such list, or it is not whole
    static BackupList read(Disk disk, Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!disk.exists(path)) {
            throw new GalleryException(folder + " is no backup of a gallery, or one that was not finished");
        }
        String text;
        try (DiskFile file = disk.read(path)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LONGEST, file.size()));
            file.read(bytes, 0);
            text = UTF_8.decode(bytes.flip()).toString();
        }
        Matcher all = ALL.matcher(text);
        if (!all.matches()
                || !Hash.sha256(all.group(1).getBytes(UTF_8)).toString().equals(all.group(2))) {
            throw new GalleryException(
                    path + " is not as it was written, or of a newer version: restore another backup");
        }
        return new BackupList(
                all.group(1).substring(FIRST.length()).lines().map(Copied::of).toList());
    }
}

package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.stillmatch.disk.Disk;

/// refused.csv of a data directory: the rows that the last enrolment could not take, and why.
public final class RefusedFile {
    private static final String NAME = "refused.csv";

    private RefusedFile() {}

    public static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    /// Takes away what an earlier run left, so that a killed run leaves none that looks like its own.
    public static void clear(Disk disk, Path directory) throws IOException {
        disk.delete(in(directory));
    }

    /// Takes away the list if it names an erased subject: it is kept for a while, and nobody needs it twice.
    static void forget(Disk disk, Path directory, String subject) throws IOException {
        Path list = in(directory);
        // A quotation mark within a value is written twice.
        String written = subject.replace("\"", "\"\"");
        if (Files.exists(list) && Files.readString(list).contains(written)) {
            clear(disk, directory);
            disk.forceFolder(directory);
        }
    }

    /// Writes the refusals of a run; a run without any leaves the header alone.
    public static void write(Disk disk, Path directory, List<Refusal> refused) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat.RFC4180.printRecord(text, "row", "path", "subject", "reason");
        for (Refusal one : refused) {
            CSVFormat.RFC4180.printRecord(text, one.row(), one.path(), one.subject(), one.reason());
        }
        Replacement.write(disk, in(directory), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

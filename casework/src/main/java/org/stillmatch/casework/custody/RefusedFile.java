package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/// refused.csv of a data directory: the rows that the last enrolment could not take, and why.
public final class RefusedFile {
    private static final String NAME = "refused.csv";

    private RefusedFile() {}

    public static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    /// Takes away what an earlier run left, so that a killed run leaves none that looks like its own.
    public static void clear(Path directory) throws IOException {
        Files.deleteIfExists(in(directory));
    }

    /// Writes the refusals of a run; a run without any leaves the header alone.
    public static void write(Path directory, List<Refusal> refused) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat.RFC4180.printRecord(text, "row", "path", "subject", "reason");
        for (Refusal one : refused) {
            CSVFormat.RFC4180.printRecord(text, one.row(), one.path(), one.subject(), one.reason());
        }
        Replacement.write(in(directory), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package org.stillmatch.intake.incidents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.intake.submission.Content;

/// What became of a list, or would become of it.
///
/// @param dryRun whether nothing was changed
/// @param made submissions, or those that would be
/// @param there rows that had been imported before
public record Imported(
        boolean dryRun, String sha256, List<String> headings, int made, int there, int refused, List<Row> rows) {

    /// What became of a row.
    public enum Outcome {
        MADE,
        THERE,
        REFUSED
    }

    /// @param number of the line in a spreadsheet
    /// @param submission that it became or had become; empty in a dry run
    /// @param wrong why it was refused, by field
    /// @param content what it says
    /// @param files that it names, by name or SHA-256, and `suspect` the number of the face in them
    public record Row(
            int number,
            Outcome outcome,
            Optional<UUID> submission,
            Optional<String> reference,
            Map<String, String> wrong,
            Content content,
            List<String> files,
            Optional<String> suspect) {}

    static Imported of(boolean dryRun, String sha256, List<String> headings, List<Row> rows) {
        return new Imported(
                dryRun,
                sha256,
                headings,
                count(rows, Outcome.MADE),
                count(rows, Outcome.THERE),
                count(rows, Outcome.REFUSED),
                List.copyOf(rows));
    }

    private static int count(List<Row> rows, Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}

package org.stillmatch.evaluation.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;

/// gallery.csv: one row a picture of the gallery manifest, `path,subject,decision,reason`.
///
/// The decision is `enrolled` or `refused`; only a refused picture has a reason.
public final class GalleryTable implements Closeable {
    private static final List<String> HEADER = List.of("path", "subject", "decision", "reason");
    private static final String ENROLLED = "enrolled";
    private static final String REFUSED = "refused";

    private final RowFile rows;

    private GalleryTable(RowFile rows) {
        this.rows = rows;
    }

    /// Starts the table or takes it up where it stopped.
    ///
    /// @throws IOException if the file is another table or cannot be written
    public static GalleryTable open(Path file) throws IOException {
        return new GalleryTable(RowFile.open(file, HEADER, 1));
    }

    /// The paths that the table holds already.
    public Set<String> done() {
        return rows.done().stream().map(List::getFirst).collect(Collectors.toSet());
    }

    public void append(ReferenceOutcome reference) throws IOException {
        rows.append(List.of(List.of(
                reference.path(),
                reference.subject(),
                reference.isEnrolled() ? ENROLLED : REFUSED,
                reference.refusal().orElse(""))));
    }

    /// Every whole row, as it was appended.
    public static List<ReferenceOutcome> read(Path file) throws IOException {
        return RowFile.read(file, HEADER).stream()
                .map(row -> new ReferenceOutcome(
                        row.get(0),
                        row.get(1),
                        row.get(2).equals(REFUSED) ? Optional.of(row.get(3)) : Optional.empty()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}

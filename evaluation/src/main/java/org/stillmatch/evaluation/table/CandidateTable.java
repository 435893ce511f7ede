package org.stillmatch.evaluation.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// candidates.csv: the first 50 candidates of every probe, whatever the threshold, best first.
///
/// A row of rank 0 holds the reason of a probe that is not searchable, or that has no candidate; if it
/// has candidates all the same they follow. While no threshold is known the decision of a candidate
/// stays empty; [#decide] fills it in.
public final class CandidateTable implements Closeable {
    static final List<String> HEADER =
            List.of("probe", "subject", "face", "rank", "candidate", "image", "score", "raw", "decision", "reason");

    private final RowFile rows;
    private final OptionalDouble threshold;

    private CandidateTable(RowFile rows, OptionalDouble threshold) {
        this.rows = rows;
        this.threshold = threshold;
    }

    /// Starts the table or takes it up where it stopped.
    ///
    /// @param threshold final scores at or above it are leads; empty while it is not known
    /// @throws IOException if the file is another table or cannot be written
    public static CandidateTable open(Path file, OptionalDouble threshold) throws IOException {
        return new CandidateTable(RowFile.open(file, HEADER, 1), threshold);
    }

    /// The probes that the table holds already.
    public Set<String> done() {
        return rows.done().stream().map(List::getFirst).collect(Collectors.toSet());
    }

    public void append(SearchOutcome outcome) throws IOException {
        rows.append(CandidateRows.of(outcome, threshold));
    }

    /// Every probe whose rows are whole, in the order appended.
    public static List<ProbeRows> read(Path file) throws IOException {
        return CandidateRows.probes(RowFile.read(file, HEADER));
    }

    /// Writes the decisions that a threshold gives into a finished table, all or nothing.
    public static void decide(Path file, double threshold) throws IOException {
        List<List<String>> decided = new ArrayList<>();
        RowFile.read(file, HEADER).forEach(row -> decided.add(CandidateRows.decided(row, threshold)));
        Path draft = file.resolveSibling(file.getFileName() + ".deciding");
        Files.deleteIfExists(draft);
        try (RowFile rows = RowFile.open(draft, HEADER, 1)) {
            rows.append(decided);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}

package org.stillmatch.evaluation.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillmatch.evaluation.outcome.Comparison;
import org.stillmatch.evaluation.outcome.PairScore;

/// scores.csv: one row a pair, `left,right,same,fold,score,reason`; a score or a reason, never both.
public final class ScoreTable implements Closeable {
    private static final List<String> HEADER = List.of("left", "right", "same", "fold", "score", "reason");

    private final RowFile rows;

    private ScoreTable(RowFile rows) {
        this.rows = rows;
    }

    /// Starts the table or takes it up where it stopped.
    ///
    /// @throws IOException if the file is another table or cannot be written
    public static ScoreTable open(Path file) throws IOException {
        return new ScoreTable(RowFile.open(file, HEADER, 2));
    }

    /// A pair that the table holds already.
    public record Key(String left, String right) {}

    public Set<Key> done() {
        return rows.done().stream().map(k -> new Key(k.get(0), k.get(1))).collect(Collectors.toSet());
    }

    public void append(PairScore pair) throws IOException {
        String score = switch (pair.comparison()) {
            case Comparison.Compared c -> Digits.of(c.score());
            case Comparison.NotCompared unused -> "";
        };
        String reason = switch (pair.comparison()) {
            case Comparison.Compared unused -> "";
            case Comparison.NotCompared n -> n.reason();
        };
        rows.append(List.of(List.of(
                pair.left(), pair.right(), pair.same() ? "1" : "0", Integer.toString(pair.fold()), score, reason)));
    }

    /// Every whole row, as it was appended.
    public static List<PairScore> read(Path file) throws IOException {
        return RowFile.read(file, HEADER).stream().map(ScoreTable::pair).toList();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static PairScore pair(List<String> row) {
        Comparison comparison = row.get(4).isEmpty()
                ? new Comparison.NotCompared(row.get(5))
                : new Comparison.Compared(Double.parseDouble(row.get(4)));
        return new PairScore(row.get(0), row.get(1), row.get(2).equals("1"), Integer.parseInt(row.get(3)), comparison);
    }
}

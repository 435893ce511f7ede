package org.stillmatch.casework.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// docs/states.csv: what leads where.
public final class States {
    private States() {}

    /// @param state before; empty if there is nothing yet
    public record Row(String thing, String state, String act, String role, String next) {}

    public static List<Row> of(String thing) {
        try {
            return Files.readAllLines(Path.of("..", "docs", "states.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[5]))
                    .filter(row -> row.thing().equals(thing))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The states that an act may be done in.
    public static Set<String> before(String thing, String act) {
        return of(thing).stream()
                .filter(row -> row.act().equals(act))
                .map(Row::state)
                .collect(Collectors.toSet());
    }
}

package org.stillmatch.evaluation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the lists that a measurement is run from; a list that does not make sense is refused whole.
public final class Lists {
    private static final long LARGEST = 512L << 20;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Lists() {}

    /// A gallery or probe list: `path,subject` and optionally `image,cohort,camera`.
    ///
    /// @throws ListException if the file is not such a list, saying where
    public static List<Listed> pictures(Path list) throws IOException {
        Set<String> seen = new HashSet<>();
        return rows(list, List.of("path", "subject"), row -> {
            String path = required(list, row, "path");
            if (!seen.add(path)) {
                throw at(list, row, "names '" + path + "' a second time");
            }
            return new Listed(
                    path,
                    resolve(list, row, path),
                    required(list, row, "subject"),
                    optional(row, "cohort"),
                    optional(row, "camera"));
        });
    }

    /// A list of pairs: `left,right,same,fold`, with `same` true or false (or 1 or 0).
    ///
    /// @throws ListException if the file is not such a list, saying where
    public static List<PairListed> pairs(Path list) throws IOException {
        return rows(list, List.of("left", "right", "same", "fold"), row -> {
            String left = required(list, row, "left");
            String right = required(list, row, "right");
            return new PairListed(
                    left, resolve(list, row, left), right, resolve(list, row, right), same(list, row), fold(list, row));
        });
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(CSVRecord row) throws ListException;
    }

    private static <T> List<T> rows(Path list, List<String> columns, RowReader<T> reader) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw new ListException("There is no list " + list);
        }
        if (Files.size(list) > LARGEST) {
            throw new ListException("The list " + list + " is larger than 512 MiB");
        }
        List<T> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(withoutMark(list), FORMAT)) {
            requireColumns(list, parser, columns);
            for (CSVRecord row : parser) {
                rows.add(reader.read(row));
            }
        } catch (CSVException | CharacterCodingException | UncheckedIOException | IllegalArgumentException e) {
            throw new ListException("The list " + list + " is no CSV file in UTF-8: " + reason(e));
        }
        return rows;
    }

    /// The text behind the mark that some programs put before UTF-8.
    private static BufferedReader withoutMark(Path list) throws IOException {
        BufferedReader reader = Files.newBufferedReader(list, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static void requireColumns(Path list, CSVParser parser, List<String> columns) throws ListException {
        for (String column : columns) {
            if (!parser.getHeaderMap().containsKey(column)) {
                throw new ListException("The list " + list + " has no column '" + column + "'; it needs "
                        + String.join(",", columns) + " in its first line");
            }
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException io && io.getCause() != null ? io.getCause() : e;
        return cause instanceof CharacterCodingException
                ? "some of its bytes are no text"
                : String.valueOf(cause.getMessage());
    }

    private static Path resolve(Path list, CSVRecord row, String path) throws ListException {
        try {
            return list.toAbsolutePath().resolveSibling(path);
        } catch (InvalidPathException e) {
            throw at(list, row, "has a path that no file can have");
        }
    }

    private static String required(Path list, CSVRecord row, String column) throws ListException {
        return optional(row, column).orElseThrow(() -> at(list, row, "has no " + column));
    }

    private static Optional<String> optional(CSVRecord row, String column) {
        return row.isSet(column)
                ? Optional.of(row.get(column)).map(String::strip).filter(v -> !v.isEmpty())
                : Optional.empty();
    }

    private static boolean same(Path list, CSVRecord row) throws ListException {
        return switch (required(list, row, "same").toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw at(list, row, "has 'same' neither true nor false");
        };
    }

    private static int fold(Path list, CSVRecord row) throws ListException {
        try {
            return Integer.parseInt(required(list, row, "fold"));
        } catch (NumberFormatException e) {
            throw at(list, row, "has a fold that is no whole number");
        }
    }

    private static ListException at(Path list, CSVRecord row, String what) {
        return new ListException("Row " + (row.getRecordNumber() + 1) + " of " + list + " " + what);
    }
}

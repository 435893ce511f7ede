package org.stillmatch.evaluation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        List<Listed> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CSVParser parser = open(list, List.of("path", "subject"))) {
            for (CSVRecord row : parser) {
                String path = required(list, row, "path");
                if (!seen.add(path)) {
                    throw at(list, row, "names '" + path + "' a second time");
                }
                rows.add(new Listed(
                        path,
                        resolve(list, path),
                        required(list, row, "subject"),
                        optional(row, "cohort"),
                        optional(row, "camera")));
            }
        }
        return rows;
    }

    /// A list of pairs: `left,right,same,fold`, with `same` true or false (or 1 or 0).
    ///
    /// @throws ListException if the file is not such a list, saying where
    public static List<PairListed> pairs(Path list) throws IOException {
        List<PairListed> rows = new ArrayList<>();
        try (CSVParser parser = open(list, List.of("left", "right", "same", "fold"))) {
            for (CSVRecord row : parser) {
                String left = required(list, row, "left");
                String right = required(list, row, "right");
                rows.add(new PairListed(
                        left, resolve(list, left), right, resolve(list, right), same(list, row), fold(list, row)));
            }
        }
        return rows;
    }

    private static CSVParser open(Path list, List<String> columns) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw new ListException("There is no list " + list);
        }
        if (Files.size(list) > LARGEST) {
            throw new ListException("The list " + list + " is larger than 512 MiB");
        }
        BufferedReader reader = Files.newBufferedReader(list, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        CSVParser parser = CSVParser.parse(reader, FORMAT);
        for (String column : columns) {
            if (!parser.getHeaderMap().containsKey(column)) {
                parser.close();
                throw new ListException("The list " + list + " has no column '" + column + "'; it needs "
                        + String.join(",", columns) + " in its first line");
            }
        }
        return parser;
    }

    private static Path resolve(Path list, String path) {
        return list.toAbsolutePath().resolveSibling(path);
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

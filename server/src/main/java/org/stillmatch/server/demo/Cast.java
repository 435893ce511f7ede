package org.stillmatch.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.stillmatch.evaluation.degrade.Degradation;
import org.stillmatch.face.align.Point;

/// Who is who in the demo's pictures, and what is asked: custody.csv and probes.csv beside this class.
///
/// That two pictures show one person is known from the packages (frames of one recording, files of one name);
/// for subject F it was judged by eye.
///
/// @param sitters in the order in which they are enrolled
record Cast(List<Sitter> sitters, List<Probe> probes) {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    Cast {
        sitters = List.copyOf(sitters);
        probes = List.copyOf(probes);
    }

    static Cast read() throws IOException {
        return new Cast(rows("custody.csv", Cast::sitter), rows("probes.csv", Cast::probe));
    }

    private static <T> List<T> rows(String table, Function<CSVRecord, T> read) throws IOException {
        try (InputStream in = Cast.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IOException("The program's own table " + table + " is missing: build it anew");
            }
            try (CSVParser rows = TABLE.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return rows.stream().map(read).toList();
            }
        }
    }

    private static Sitter sitter(CSVRecord row) {
        Optional<Sitter.Part> part = numbers(row, "part")
                .map(n -> new Sitter.Part(
                        n.get(0).intValue(),
                        n.get(1).intValue(),
                        n.get(2).intValue(),
                        n.get(3).intValue()));
        Scene scene = new Scene(row.get("picture"), number(row, "seconds"), OptionalDouble.empty());
        return new Sitter("subject-" + row.get("subject"), scene, part);
    }

    private static Probe probe(CSVRecord row) {
        return new Probe(
                Integer.parseInt(row.get("still")),
                Optional.of(row.get("subject")).filter(s -> !s.isEmpty()).map(s -> "subject-" + s),
                new Scene(row.get("picture"), number(row, "seconds"), number(row, "until")),
                numbers(row, "face")
                        .map(n -> new Point(n.get(0).floatValue(), n.get(1).floatValue())),
                Double.parseDouble(row.get("eyes")),
                new Degradation(
                        "still-" + row.get("still"),
                        Double.parseDouble(row.get("inter_eye")),
                        Double.parseDouble(row.get("motion_blur")),
                        Double.parseDouble(row.get("noise")),
                        Integer.parseInt(row.get("jpeg"))));
    }

    private static OptionalDouble number(CSVRecord row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    private static Optional<List<Double>> numbers(CSVRecord row, String column) {
        return Optional.of(row.get(column))
                .filter(s -> !s.isEmpty())
                .map(s -> Arrays.stream(s.split(" ")).map(Double::valueOf).toList());
    }
}

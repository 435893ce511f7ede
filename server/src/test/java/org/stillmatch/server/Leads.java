package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// What candidates.csv says of mated probes, counted apart from the program's own report.
///
/// A non-mated search is the probe's own one with its subject left out: its score is that of the best
/// other candidate.
final class Leads {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /// @param own whether the first candidate is the probe's subject
    /// @param best score of the first candidate, empty without a face
    /// @param bestOther score of the best candidate that is not the probe's subject
    private record Probe(boolean searchable, boolean own, OptionalDouble best, OptionalDouble bestOther) {}

    /// @param right probes whose first candidate is right and a lead
    /// @param wrong probes whose first candidate is wrong and a lead
    record Count(double threshold, long right, long wrong) {}

    private final List<Probe> probes;

    private Leads(List<Probe> probes) {
        this.probes = probes;
    }

    static Leads read(Path candidates) throws IOException {
        Map<String, List<CSVRecord>> byProbe = new LinkedHashMap<>();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(candidates), TABLE)) {
            rows.forEach(row -> byProbe.computeIfAbsent(row.get("probe"), p -> new ArrayList<>())
                    .add(row));
        }
        return new Leads(byProbe.values().stream().map(Leads::probe).toList());
    }

    private static Probe probe(List<CSVRecord> rows) {
        boolean searchable = rows.stream().noneMatch(row -> row.get("rank").equals("0"));
        List<CSVRecord> ranked = rows.stream()
                .filter(row -> !row.get("rank").equals("0"))
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("rank"))))
                .toList();
        OptionalDouble other = ranked.stream()
                .filter(row -> !own(row))
                .mapToDouble(Leads::score)
                .max();
        return ranked.isEmpty()
                ? new Probe(searchable, false, OptionalDouble.empty(), other)
                : new Probe(searchable, own(ranked.getFirst()), OptionalDouble.of(score(ranked.getFirst())), other);
    }

    private static boolean own(CSVRecord row) {
        return row.get("subject").equals(row.get("candidate"));
    }

    private static double score(CSVRecord row) {
        return Double.parseDouble(row.get("score"));
    }

    int probes() {
        return probes.size();
    }

    long firstByForce() {
        return probes.stream().filter(Probe::own).count();
    }

    long searchable() {
        return probes.stream().filter(Probe::searchable).count();
    }

    long searchableFirst() {
        return probes.stream().filter(p -> p.searchable() && p.own()).count();
    }

    long withoutFace() {
        return probes.stream().filter(p -> p.best().isEmpty()).count();
    }

    /// Every probe searched, with the threshold just above the score that the rate does not allow.
    Count at(double fpir) {
        List<Double> nonMated = probes.stream()
                .map(p -> p.bestOther().orElse(Double.NEGATIVE_INFINITY))
                .sorted(Comparator.reverseOrder())
                .toList();
        double threshold = Math.nextUp(nonMated.get((int) Math.floor(fpir * probes.size() + 1e-9)));
        return new Count(threshold, leads(threshold, true), leads(threshold, false));
    }

    private long leads(double threshold, boolean right) {
        return probes.stream()
                .filter(p -> p.own() == right && p.best().orElse(Double.NEGATIVE_INFINITY) >= threshold)
                .count();
    }

    String words() {
        Count one = at(0.01);
        Count five = at(0.05);
        return String.format(
                Locale.ROOT,
                "%d frames: rank 1 of all %d (%.1f %%); %d searchable, %d of them ranked first (%.0f %%);"
                        + " %d without a face; right / wrong leads at FPIR .01 %d / %d (threshold %.3f),"
                        + " at .05 %d / %d (%.3f)",
                probes(),
                firstByForce(),
                100.0 * firstByForce() / probes(),
                searchable(),
                searchableFirst(),
                100.0 * searchableFirst() / Math.max(1, searchable()),
                withoutFace(),
                one.right(),
                one.wrong(),
                one.threshold(),
                five.right(),
                five.wrong(),
                five.threshold());
    }
}

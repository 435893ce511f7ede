package org.stillmatch.evaluation.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

/// The rows of candidates.csv: `probe,subject,face,rank,candidate,image,score,raw,decision,reason`.
final class CandidateRows {
    private static final int RANK = 3;
    private static final int SCORE = 6;
    private static final int DECISION = 8;
    private static final String LEAD = "lead";
    private static final String NO_LEAD = "no lead";
    private static final String NOT_SEARCHABLE = "not searchable";
    private static final String NO_CANDIDATE = "no reference could be compared";

    private CandidateRows() {}

    static List<List<String>> of(SearchOutcome outcome, OptionalDouble threshold) {
        List<List<String>> rows = new ArrayList<>();
        if (outcome.searchability() instanceof Searchability.NotSearchable(String reason)) {
            rows.add(rankZero(outcome, NOT_SEARCHABLE, reason));
        } else if (outcome.candidates().isEmpty()) {
            rows.add(rankZero(outcome, NO_LEAD, NO_CANDIDATE));
        }
        for (int i = 0; i < outcome.candidates().size(); i++) {
            Candidate candidate = outcome.candidates().get(i);
            rows.add(List.of(
                    outcome.probe(),
                    outcome.subject(),
                    Integer.toString(candidate.face()),
                    Integer.toString(i + 1),
                    candidate.subject(),
                    candidate.image(),
                    Digits.of(candidate.score()),
                    Digits.of(candidate.raw()),
                    outcome.isSearchable() ? decision(candidate.score(), threshold) : NOT_SEARCHABLE,
                    ""));
        }
        return rows;
    }

    /// The same row with the decision of a threshold; what is not searchable stays so.
    static List<String> decided(List<String> row, double threshold) {
        if (row.get(RANK).equals("0") || row.get(DECISION).equals(NOT_SEARCHABLE)) {
            return row;
        }
        List<String> decided = new ArrayList<>(row);
        decided.set(DECISION, decision(Double.parseDouble(row.get(SCORE)), OptionalDouble.of(threshold)));
        return decided;
    }

    static List<ProbeRows> probes(List<List<String>> rows) {
        Map<String, List<List<String>>> byProbe = new LinkedHashMap<>();
        rows.forEach(row -> byProbe.computeIfAbsent(row.getFirst(), unused -> new ArrayList<>())
                .add(row));
        return byProbe.values().stream().map(CandidateRows::probe).toList();
    }

    private static ProbeRows probe(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        Searchability searchability =
                first.get(RANK).equals("0") && first.get(DECISION).equals(NOT_SEARCHABLE)
                        ? Searchability.notSearchable(first.getLast())
                        : Searchability.searchable();
        List<Candidate> candidates = rows.stream()
                .filter(row -> !row.get(RANK).equals("0"))
                .map(row -> new Candidate(
                        row.get(4),
                        row.get(5),
                        Integer.parseInt(row.get(2)),
                        Double.parseDouble(row.get(SCORE)),
                        Double.parseDouble(row.get(7))))
                .toList();
        return new ProbeRows(first.getFirst(), first.get(1), searchability, candidates);
    }

    private static String decision(double score, OptionalDouble threshold) {
        if (threshold.isEmpty()) {
            return "";
        }
        return score >= threshold.getAsDouble() ? LEAD : NO_LEAD;
    }

    private static List<String> rankZero(SearchOutcome outcome, String decision, String reason) {
        return List.of(outcome.probe(), outcome.subject(), "", "0", "", "", "", "", decision, reason);
    }
}

package org.stillmatch.evaluation.identification;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

/// How many probes were fit to be searched. A picture counts once however many searches it was used for.
///
/// @param probes distinct probe pictures
/// @param searchable of which fit to be searched
/// @param withoutCandidates probes of which no search gave a candidate, mostly for want of a face
/// @param notSearchableByReason the others by the reason given
public record GateFindings(
        int probes, int searchable, int withoutCandidates, SortedMap<String, Integer> notSearchableByReason) {
    static GateFindings of(List<SearchOutcome> searches) {
        SortedMap<String, Searchability> byProbe = new TreeMap<>();
        SortedMap<String, Boolean> empty = new TreeMap<>();
        for (SearchOutcome search : searches) {
            byProbe.putIfAbsent(search.probe(), search.searchability());
            empty.merge(search.probe(), search.candidates().isEmpty(), (a, b) -> a && b);
        }
        SortedMap<String, Integer> byReason = new TreeMap<>();
        for (Searchability searchability : byProbe.values()) {
            if (searchability instanceof Searchability.NotSearchable(String reason)) {
                byReason.merge(reason, 1, Integer::sum);
            }
        }
        int refused = byReason.values().stream().mapToInt(Integer::intValue).sum();
        int withoutCandidates = (int) empty.values().stream().filter(e -> e).count();
        return new GateFindings(byProbe.size(), byProbe.size() - refused, withoutCandidates, byReason);
    }
}

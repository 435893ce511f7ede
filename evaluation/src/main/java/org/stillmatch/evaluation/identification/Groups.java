package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Statistic;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Splits a run by camera or cohort and measures every part at the same threshold.
final class Groups {
    private final Bootstrap bootstrap;
    private final Optional<GroupThreshold> threshold;

    Groups(Bootstrap bootstrap, Optional<GroupThreshold> threshold) {
        this.bootstrap = bootstrap;
        this.threshold = threshold;
    }

    /// Searches for which `nameOf` is empty are in no group.
    List<GroupFindings> by(Function<SearchOutcome, Optional<String>> nameOf, List<SearchOutcome> searches) {
        SortedMap<String, List<SearchOutcome>> groups = new TreeMap<>();
        for (SearchOutcome search : searches) {
            nameOf.apply(search)
                    .ifPresent(name -> groups.computeIfAbsent(name, unused -> new ArrayList<>())
                            .add(search));
        }
        return groups.entrySet().stream()
                .map(e -> findings(e.getKey(), e.getValue()))
                .toList();
    }

    private GroupFindings findings(String name, List<SearchOutcome> searches) {
        List<SearchOutcome> mated = of(SearchKind.MATED, searches);
        Subjects subjects = Identification.subjects(searches);
        List<Share> parts = new ArrayList<>();
        parts.add(searchable(searches, subjects));
        parts.add(Ranks.within(new SearchArrays(mated, Gate.FORCED, subjects), 1));
        threshold.ifPresent(t -> {
            OpenSet set = openSet(t, mated, searches, subjects);
            parts.add(set.falseNegatives(OpenSet.Threshold.fixed(t.threshold())));
            parts.add(set.falsePositives(OpenSet.Threshold.fixed(t.threshold())));
        });
        List<Optional<Estimate>> shares = bootstrap.shares(subjects, parts);
        int probes =
                (int) searches.stream().map(SearchOutcome::probe).distinct().count();
        return new GroupFindings(
                name,
                probes,
                subjects.size(),
                shares.getFirst().orElseThrow(),
                mated.size(),
                shares.get(1),
                threshold.map(t -> leads(t, mated, searches, subjects, shares.get(2), shares.get(3))));
    }

    private static GroupLeads leads(
            GroupThreshold t,
            List<SearchOutcome> mated,
            List<SearchOutcome> searches,
            Subjects subjects,
            Optional<Estimate> falseNegatives,
            Optional<Estimate> falsePositives) {
        OpenSet set = openSet(t, mated, searches, subjects);
        int nonMated = of(t.source(), searches).size();
        int[] once = subjects.once();
        return new GroupLeads(
                count(set.rightLeads(t.threshold(), once), mated.size()),
                count(set.wrongLeads(t.threshold(), once), mated.size()),
                nonMated,
                count(set.falsePositives(t.threshold(), once), nonMated),
                falseNegatives,
                falsePositives);
    }

    private static OpenSet openSet(
            GroupThreshold t, List<SearchOutcome> mated, List<SearchOutcome> searches, Subjects subjects) {
        return new OpenSet(
                new SearchArrays(mated, t.gate(), subjects),
                new SearchArrays(of(t.source(), searches), t.gate(), subjects));
    }

    /// Each picture once, though it may stand in a mated and in a left-out search.
    private static Share searchable(List<SearchOutcome> searches, Subjects subjects) {
        SortedMap<String, SearchOutcome> byProbe = new TreeMap<>();
        searches.forEach(s -> byProbe.putIfAbsent(s.probe(), s));
        List<SearchOutcome> probes = List.copyOf(byProbe.values());
        int[] numbers =
                probes.stream().mapToInt(p -> subjects.number(p.subject())).toArray();
        Statistic share = weights -> {
            long total = 0;
            long passed = 0;
            for (int i = 0; i < numbers.length; i++) {
                total += weights[numbers[i]];
                passed += probes.get(i).isSearchable() ? weights[numbers[i]] : 0;
            }
            return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) passed / total);
        };
        return new Share(share, subjects.size());
    }

    private static List<SearchOutcome> of(SearchKind kind, List<SearchOutcome> searches) {
        return searches.stream().filter(s -> s.kind() == kind).toList();
    }

    private static int count(OptionalDouble share, int total) {
        return (int) Math.round(share.orElse(0) * total);
    }
}

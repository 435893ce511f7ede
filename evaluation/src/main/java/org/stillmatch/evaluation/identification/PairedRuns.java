package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.stillmatch.evaluation.interval.Allowance;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Difference;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Two runs over the same probes, measured on the same resamples, so that hard subjects cancel out.
final class PairedRuns {
    private final Identification plain;
    private final Identification other;
    private final Gate gate;
    private final SearchKind source;

    private PairedRuns(Identification plain, Identification other, Gate gate, SearchKind source) {
        this.plain = plain;
        this.other = other;
        this.gate = gate;
        this.source = source;
    }

    static PairedRuns of(Identification plain, Identification other, Gate gate, SearchKind source) {
        checkSame(plain, other, SearchKind.MATED);
        if (!other.of(source).isEmpty()) {
            checkSame(plain, other, source);
        }
        return new PairedRuns(plain, other, gate, source);
    }

    RunDifference differences(Bootstrap bootstrap) {
        Subjects subjects = plain.subjects();
        SearchArrays plainNonMated = plain.arrays(source, gate, subjects);
        SearchArrays otherNonMated = other.arrays(source, gate, subjects);
        boolean ownThreshold = otherNonMated.size() > 0;
        OpenSet a = new OpenSet(plain.arrays(SearchKind.MATED, gate, subjects), plainNonMated);
        OpenSet b = new OpenSet(
                other.arrays(SearchKind.MATED, gate, subjects), ownThreshold ? otherNonMated : plainNonMated);
        List<RunDifference.AtRate> rates = new ArrayList<>();
        for (double rate : Identification.RATES) {
            if (new Allowance(rate, plainNonMated.size()).isMeasurable()) {
                rates.add(new RunDifference.AtRate(
                        rate,
                        at(rate, a, b, OpenSet::rightLeads, bootstrap),
                        at(rate, a, b, OpenSet::wrongLeads, bootstrap),
                        at(rate, a, b, OpenSet::falseNegatives, bootstrap)));
            }
        }
        Difference firstRank = difference(
                Ranks.within(plain.arrays(SearchKind.MATED, Gate.FORCED, subjects), 1),
                Ranks.within(other.arrays(SearchKind.MATED, Gate.FORCED, subjects), 1),
                bootstrap);
        return new RunDifference(ownThreshold, firstRank, rates);
    }

    private Difference at(double rate, OpenSet a, OpenSet b, Metric metric, Bootstrap bootstrap) {
        return difference(metric.of(a, a.at(rate)), metric.of(b, b.at(rate)), bootstrap);
    }

    private Difference difference(Share a, Share b, Bootstrap bootstrap) {
        return bootstrap.difference(plain.subjects(), a.statistic(), b.statistic());
    }

    private static void checkSame(Identification plain, Identification other, SearchKind kind) {
        Function<Identification, Set<String>> probes = run ->
                new TreeSet<>(run.of(kind).stream().map(SearchOutcome::probe).toList());
        Set<String> left = probes.apply(plain);
        Set<String> right = probes.apply(other);
        if (!left.equals(right) || plain.of(kind).size() != other.of(kind).size()) {
            Set<String> odd = new TreeSet<>(left);
            odd.addAll(right);
            odd.removeIf(p -> left.contains(p) && right.contains(p));
            throw new IllegalArgumentException("Runs can be compared only on the same probes ("
                    + kind.words() + "); " + odd.size() + " stand in one run alone"
                    + (odd.isEmpty() ? "" : ", the first is '" + odd.iterator().next() + "'"));
        }
    }

    /// One of the shares of an open set.
    @FunctionalInterface
    private interface Metric {
        Share of(OpenSet set, OpenSet.Threshold threshold);
    }
}

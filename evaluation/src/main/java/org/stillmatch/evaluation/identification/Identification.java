package org.stillmatch.evaluation.identification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.evaluation.interval.Allowance;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Subjects;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Measures one-to-many search as ISO/IEC 19795-1 and NIST FRTE 1:N define it.
public final class Identification {
    /// The rates of false leads that a report states.
    public static final List<Double> RATES = List.of(0.1, 0.01, 0.003, 0.001);

    private final List<ReferenceOutcome> references;
    private final List<SearchOutcome> searches;
    private final List<SearchOutcome> mated;
    private final Subjects subjects;

    /// @throws IllegalArgumentException if a search's kind contradicts the gallery manifest
    public Identification(List<ReferenceOutcome> references, List<SearchOutcome> searches) {
        Enrolment.check(references, searches);
        this.references = List.copyOf(references);
        this.searches = List.copyOf(searches);
        this.mated = of(SearchKind.MATED);
        this.subjects = subjects(searches);
    }

    /// Everything at once.
    ///
    /// @param groupRate the FPIR whose threshold cameras and cohorts are judged with, above 0 and below 1
    public IdentificationFindings findings(double groupRate, Bootstrap bootstrap) {
        Map<SearchKind, Integer> counts = new EnumMap<>(SearchKind.class);
        Map<SearchKind, List<Double>> tops = new EnumMap<>(SearchKind.class);
        for (SearchKind kind : SearchKind.values()) {
            counts.put(kind, of(kind).size());
            if (!kind.isMated() && !of(kind).isEmpty()) {
                tops.put(kind, topScores(kind));
            }
        }
        List<OpenSetFindings> openSets = new ArrayList<>();
        for (Gate gate : Gate.values()) {
            tops.keySet().forEach(source -> openSets.add(openSet(gate, source, rates(groupRate), bootstrap)));
        }
        Optional<GroupThreshold> threshold = groupThreshold(groupRate, openSets);
        Groups groups = new Groups(bootstrap, threshold);
        List<SearchOutcome> searchable =
                mated.stream().filter(SearchOutcome::isSearchable).toList();
        return new IdentificationFindings(
                counts,
                Enrolment.of(references, mated),
                GateFindings.of(searches),
                openSets,
                forcedRanks(bootstrap),
                ranks(searchable, bootstrap),
                threshold,
                groups.by(SearchOutcome::camera, searches),
                groups.by(SearchOutcome::cohort, searches),
                mated.stream().flatMap(Identification::mateScore).toList(),
                tops);
    }

    /// Ranks over every mated probe, a missing list being a miss.
    public Ranks forcedRanks(Bootstrap bootstrap) {
        return ranks(mated, bootstrap);
    }

    /// How this run differs from a plain one on the same probes.
    ///
    /// @throws IllegalArgumentException if the two do not cover the same probes
    public RunDifference against(Identification plain, Gate gate, SearchKind source, Bootstrap bootstrap) {
        return PairedRuns.of(plain, this, gate, source).differences(bootstrap);
    }

    List<SearchOutcome> of(SearchKind kind) {
        return searches.stream().filter(s -> s.kind() == kind).toList();
    }

    SearchArrays arrays(SearchKind kind, Gate gate, Subjects numbering) {
        return new SearchArrays(of(kind), gate, numbering);
    }

    Subjects subjects() {
        return subjects;
    }

    static Subjects subjects(List<SearchOutcome> searches) {
        return Subjects.of(Stream.of(SearchKind.values())
                .map(kind -> searches.stream()
                        .filter(s -> s.kind() == kind)
                        .map(SearchOutcome::subject)
                        .toList())
                .toList());
    }

    /// The rates of every report, and the one that this run is judged at.
    private static List<Double> rates(double groupRate) {
        return Stream.concat(RATES.stream(), Stream.of(groupRate))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private OpenSetFindings openSet(Gate gate, SearchKind source, List<Double> rates, Bootstrap bootstrap) {
        SearchArrays nonMated = arrays(source, gate, subjects);
        OpenSet set = new OpenSet(arrays(SearchKind.MATED, gate, subjects), nonMated);
        List<Share> shares = new ArrayList<>();
        for (double rate : rates) {
            double fixed = set.threshold(rate, subjects.once());
            shares.add(set.falsePositives(OpenSet.Threshold.fixed(fixed)));
            shares.add(set.falseNegatives(set.at(rate)));
            shares.add(set.rightLeads(set.at(rate)));
            shares.add(set.wrongLeads(set.at(rate)));
        }
        List<Optional<Estimate>> estimates = bootstrap.shares(subjects, shares);
        List<Measurement<LeadPoint>> points = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            double rate = rates.get(i);
            points.add(point(set, new Allowance(rate, nonMated.size()), estimates.subList(4 * i, 4 * i + 4)));
        }
        return new OpenSetFindings(gate, source, mated.size(), nonMated.size(), points, set.curve());
    }

    private Measurement<LeadPoint> point(OpenSet set, Allowance allowance, List<Optional<Estimate>> estimates) {
        if (!allowance.isMeasurable() || mated.isEmpty()) {
            return new Measurement.NotMeasurable<>(allowance);
        }
        return new Measurement.Measured<>(
                allowance,
                new LeadPoint(
                        set.threshold(allowance.rate(), subjects.once()),
                        estimates.get(0).orElseThrow(),
                        estimates.get(1).orElseThrow(),
                        LeadCount.of(estimates.get(2).orElseThrow(), mated.size()),
                        LeadCount.of(estimates.get(3).orElseThrow(), mated.size())));
    }

    private Ranks ranks(List<SearchOutcome> probes, Bootstrap bootstrap) {
        return Ranks.of(new SearchArrays(probes, Gate.FORCED, subjects), subjects, bootstrap);
    }

    private List<Double> topScores(SearchKind kind) {
        return of(kind).stream()
                .filter(s -> s.topScore().isPresent())
                .map(s -> s.topScore().getAsDouble())
                .toList();
    }

    private static Stream<Double> mateScore(SearchOutcome search) {
        return search.mateRank().stream()
                .mapToObj(rank -> search.candidates().get(rank - 1).score());
    }

    /// As deployed, so gated; of two sources the one with more searches.
    private static Optional<GroupThreshold> groupThreshold(double rate, List<OpenSetFindings> openSets) {
        return openSets.stream()
                .filter(o -> o.gate() == Gate.GATED)
                .max(Comparator.comparingInt(OpenSetFindings::nonMatedSearches))
                .flatMap(o ->
                        o.at(rate).map(point -> new GroupThreshold(rate, o.gate(), o.source(), point.threshold())));
    }
}

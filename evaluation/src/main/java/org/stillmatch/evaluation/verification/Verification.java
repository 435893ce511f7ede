package org.stillmatch.evaluation.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.stillmatch.evaluation.interval.Allowance;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.interval.Share;
import org.stillmatch.evaluation.interval.Statistic;
import org.stillmatch.evaluation.outcome.PairScore;

/// Measures one-to-one comparison as ISO/IEC 19795-1 defines it, failures to enrol counted as non-matches.
public final class Verification {
    /// The false accept rates that a report states.
    public static final List<Double> RATES = List.of(1e-3, 1e-4, 1e-5);

    private final List<PairScore> list;
    private final SortedPairs pairs;
    private final Roc roc;

    /// @param subjectOf whom a picture shows, by its path; [LinkedPictures] when nothing better is known
    public Verification(List<PairScore> pairs, UnaryOperator<String> subjectOf) {
        this.list = List.copyOf(pairs);
        this.pairs = new SortedPairs(pairs, subjectOf);
        this.roc = new Roc(this.pairs);
    }

    /// Everything at once; the bootstrap's draws are shared by all intervals.
    public VerificationFindings findings(Bootstrap bootstrap) {
        List<Statistic> statistics = new ArrayList<>();
        RATES.forEach(rate -> statistics.add(weights -> trueAccepts(rate, weights)));
        statistics.add(roc::equalError);
        statistics.add(roc::area);
        Folds folds = new Folds(pairs, false);
        boolean hasFolds = folds.count() > 1;
        if (hasFolds) {
            statistics.add(folds::mean);
        }
        int people = pairs.subjects.size();
        List<Optional<Estimate>> estimates = bootstrap.shares(
                pairs.subjects,
                statistics.stream().map(s -> new Share(s, people)).toList());
        List<Measurement<Acceptance>> acceptances = IntStream.range(0, RATES.size())
                .mapToObj(i -> acceptance(RATES.get(i), estimates.get(i)))
                .toList();
        int mated = (int) list.stream().filter(PairScore::same).count();
        return new VerificationFindings(
                mated,
                list.size() - mated,
                people,
                Failures.among(list),
                scores(true),
                scores(false),
                roc(),
                acceptances,
                estimates.get(RATES.size()),
                estimates.get(RATES.size() + 1),
                hasFolds ? estimates.getLast().map(mean -> crossValidation(folds, mean)) : Optional.empty());
    }

    /// The curve, strictest threshold first; empty unless there are pairs of both kinds.
    public List<RocPoint> roc() {
        return roc.points(pairs.subjects.once());
    }

    private Measurement<Acceptance> acceptance(double rate, Optional<Estimate> trueAccepts) {
        int[] once = pairs.subjects.once();
        Allowance allowance = new Allowance(rate, pairs.total(false, once));
        if (!allowance.isMeasurable() || trueAccepts.isEmpty()) {
            return new Measurement.NotMeasurable<>(allowance);
        }
        double threshold = roc.threshold(rate, once);
        double falseAccepts = roc.accepted(false, threshold, once).orElseThrow();
        return new Measurement.Measured<>(allowance, new Acceptance(threshold, falseAccepts, trueAccepts.get()));
    }

    private OptionalDouble trueAccepts(double rate, int[] weights) {
        return roc.accepted(true, roc.threshold(rate, weights), weights);
    }

    private CrossValidation crossValidation(Folds folds, Estimate mean) {
        int[] once = pairs.subjects.once();
        List<FoldAccuracy> accuracies = folds.accuracies(once);
        double failuresWrong = new Folds(pairs, true).mean(once).orElseThrow();
        return new CrossValidation(accuracies, mean, CrossValidation.standardError(accuracies), failuresWrong);
    }

    private List<Double> scores(boolean mated) {
        return IntStream.range(0, pairs.compared)
                .filter(i -> pairs.mated[i] == mated)
                .mapToObj(i -> pairs.scores[i])
                .toList();
    }
}

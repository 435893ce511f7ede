package org.stillmatch.evaluation.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// The subject-level bootstrap (Efron, 1979; ISO/IEC 19795-1 recommends resampling by subject).
///
/// Each draw takes subjects with replacement and computes every statistic afresh, threshold and all,
/// so an interval holds the doubt about the threshold too. Where a threshold rests on one or two
/// false leads, the percentile interval of it is rough: an extreme of few values does not resample well.
public final class Bootstrap {
    public static final int DRAWS = 2_000;

    /// More draws than this share without a value and there is no interval.
    private static final double MOST_UNDEFINED = 0.05;

    private final RandomGenerator random;
    private final int draws;

    /// @param random seeded by the caller, so that a run can be repeated
    /// @throws IllegalArgumentException if there are fewer than 100 draws
    public Bootstrap(RandomGenerator random, int draws) {
        if (draws < 100) {
            throw new IllegalArgumentException("A 95 % interval needs at least 100 draws, not " + draws);
        }
        this.random = random;
        this.draws = draws;
    }

    public int draws() {
        return draws;
    }

    /// The interval of each statistic, all from the same draws; empty with fewer than ten subjects.
    public List<Optional<Interval>> intervals(Subjects subjects, List<? extends Statistic> statistics) {
        if (subjects.size() < Subjects.FEW) {
            return statistics.stream().map(s -> Optional.<Interval>empty()).toList();
        }
        return Arrays.stream(values(subjects, statistics)).map(this::percentile).toList();
    }

    /// Shares with their intervals; one without a value on the sample itself gives an empty entry.
    ///
    /// A share of 0 or 1 that no resample changes would get an interval of no width. Wilson's interval
    /// over the number of people takes its place.
    public List<Optional<Estimate>> shares(Subjects subjects, List<Share> shares) {
        List<Statistic> statistics = shares.stream().map(Share::statistic).toList();
        List<Optional<Interval>> intervals = intervals(subjects, statistics);
        List<Optional<Estimate>> estimates = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            int people = shares.get(i).people();
            Optional<Interval> interval = people < Subjects.FEW ? Optional.empty() : intervals.get(i);
            OptionalDouble value = statistics.get(i).over(subjects.once());
            estimates.add(
                    value.isEmpty() ? Optional.empty() : Optional.of(estimate(value.getAsDouble(), interval, people)));
        }
        return estimates;
    }

    /// The paired difference `other − plain` of a statistic: both runs see the same draws.
    ///
    /// @throws IllegalArgumentException if a statistic has no value on the sample itself
    public Difference difference(Subjects subjects, Statistic plain, Statistic other) {
        Statistic difference = weights -> {
            OptionalDouble a = plain.over(weights);
            OptionalDouble b = other.over(weights);
            return a.isPresent() && b.isPresent()
                    ? OptionalDouble.of(b.getAsDouble() - a.getAsDouble())
                    : OptionalDouble.empty();
        };
        double value = difference
                .over(subjects.once())
                .orElseThrow(() -> new IllegalArgumentException("The runs cannot be compared: one has no value"));
        if (subjects.size() < Subjects.FEW) {
            return new Difference(new Estimate(value, Optional.empty()), value > 0 ? 1 : 0);
        }
        double[] drawn = values(subjects, List.of(difference))[0];
        double above = (double) Arrays.stream(drawn).filter(d -> d > 0).count() / Math.max(1, drawn.length);
        return new Difference(new Estimate(value, percentile(drawn)), above);
    }

    private static Estimate estimate(double share, Optional<Interval> interval, int people) {
        return new Estimate(share, interval.map(i -> {
            boolean flat = i.low() == i.high() && (share == 0 || share == 1);
            return flat ? Wilson.of(share * people, people, Interval.Method.WILSON_OVER_SUBJECTS) : i;
        }));
    }

    /// The defined values of each statistic, in the order drawn.
    private double[][] values(Subjects subjects, List<? extends Statistic> statistics) {
        double[][] values = new double[statistics.size()][draws];
        int[] defined = new int[statistics.size()];
        int[] weights = new int[subjects.size()];
        for (int draw = 0; draw < draws; draw++) {
            subjects.draw(random, weights);
            for (int s = 0; s < values.length; s++) {
                OptionalDouble value = statistics.get(s).over(weights);
                if (value.isPresent()) {
                    values[s][defined[s]++] = value.getAsDouble();
                }
            }
        }
        for (int s = 0; s < values.length; s++) {
            values[s] = Arrays.copyOf(values[s], defined[s]);
        }
        return values;
    }

    private Optional<Interval> percentile(double[] values) {
        if (values.length < draws * (1 - MOST_UNDEFINED)) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double outside = (1 - Interval.CONFIDENCE) / 2;
        return Optional.of(new Interval(
                quantile(sorted, outside), quantile(sorted, 1 - outside), Interval.Method.SUBJECT_BOOTSTRAP));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

package org.stillmatch.evaluation.discard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The error-versus-discard characteristic of a quality measure (Grother and Tabassi, 2007; ISO/IEC 29794-1).
///
/// Trials are left out from the worst quality up, trials of equal quality together, those that could
/// not be assessed first. The curve is a step function: between two points it keeps the error of the
/// lower one, since only whole groups can be left out.
///
/// @param measure the quality measure
/// @param trials how many trials there are
/// @param points from nothing discarded upwards; the last leaves nothing out of which to err
/// @param area the partial area from 0 to [#LIMIT]; smaller is better
/// @param areaAtRandom the area if trials were left out at random: initial error × limit
/// @param areaAtBest the area if every error were left out first, the best that a measure could do
public record ErrorVersusDiscard(
        String measure, int trials, List<DiscardPoint> points, double area, double areaAtRandom, double areaAtBest) {
    /// The share up to which the area is taken: to refuse more than a fifth of the stills is no service.
    public static final double LIMIT = 0.2;

    public ErrorVersusDiscard {
        points = List.copyOf(points);
    }

    /// @throws IllegalArgumentException if there are no trials
    public static ErrorVersusDiscard of(String measure, List<Discardable> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("Measure '" + measure + "' has no trials to discard from");
        }
        List<Discardable> sorted = trials.stream()
                .sorted(Comparator.comparingDouble(ErrorVersusDiscard::rank))
                .toList();
        int n = sorted.size();
        int errors = (int) sorted.stream().filter(Discardable::error).count();
        List<DiscardPoint> points = new ArrayList<>();
        points.add(point(0, errors, n));
        List<DiscardPoint> best = new ArrayList<>();
        for (int out = 0; out <= n; out++) {
            best.add(point(out, Math.max(0, errors - out), n));
        }
        int left = errors;
        for (int i = 0; i < n; i++) {
            left -= sorted.get(i).error() ? 1 : 0;
            if (i + 1 == n || rank(sorted.get(i)) != rank(sorted.get(i + 1))) {
                points.add(point(i + 1, left, n));
            }
        }
        return new ErrorVersusDiscard(
                measure, n, points, area(points), points.getFirst().error() * LIMIT, area(best));
    }

    private static DiscardPoint point(int out, int errors, int n) {
        return new DiscardPoint((double) out / n, out == n ? 0 : (double) errors / (n - out));
    }

    /// ∫ of the steps from 0 to the limit.
    private static double area(List<DiscardPoint> points) {
        double area = 0;
        for (int i = 0; i + 1 < points.size() && points.get(i).discarded() < LIMIT; i++) {
            double to = Math.min(LIMIT, points.get(i + 1).discarded());
            area += (to - points.get(i).discarded()) * points.get(i).error();
        }
        return area;
    }

    private static double rank(Discardable trial) {
        return trial.quality().orElse(Double.NEGATIVE_INFINITY);
    }
}

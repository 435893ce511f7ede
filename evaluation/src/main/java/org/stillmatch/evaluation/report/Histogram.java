package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/// How often scores fall into bins of equal width.
///
/// @param low where the first bin starts
/// @param width of a bin, > 0
/// @param shares of the scores in each bin; they add up to 1, or all are 0 without scores
record Histogram(double low, double width, List<Double> shares) {
    private static final int BINS = 40;

    /// Two lists in the same bins, so that they can be compared.
    static List<Histogram> together(List<List<Double>> lists) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<Double> list : lists) {
            for (double score : list) {
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
        }
        if (low > high) {
            return List.of();
        }
        double width = high > low ? (high - low) / BINS : 1;
        List<Histogram> histograms = new ArrayList<>();
        for (List<Double> list : lists) {
            int[] counts = new int[BINS];
            for (double score : list) {
                counts[Math.min(BINS - 1, (int) ((score - low) / width))]++;
            }
            List<Double> shares = new ArrayList<>();
            for (int count : counts) {
                shares.add(list.isEmpty() ? 0 : (double) count / list.size());
            }
            histograms.add(new Histogram(low, width, shares));
        }
        return histograms;
    }
}

package org.stillmatch.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The distinct views and normalisations of a gallery's rows; a row keeps the number of its own.
///
/// A few of them serve millions of rows, so a row pays four bytes instead of seventeen, and a scan
/// can learn once for a whole block which raw score reaches a bar. Numbers are given in the order of
/// first use and never change; arrays are replaced when they grow, so a table once taken stays good.
final class Transforms {
    private record Transform(int view, double slope, double offset) {}

    /// What is known at one time.
    static final class Table {
        private final byte[] views;
        private final double[] slopes;
        private final double[] offsets;
        private final int size;

        private Table(byte[] views, double[] slopes, double[] offsets, int size) {
            this.views = views;
            this.slopes = slopes;
            this.offsets = offsets;
            this.size = size;
        }

        int size() {
            return size;
        }

        int view(int transform) {
            return views[transform];
        }

        double normalised(int transform, double raw) {
            return slopes[transform] * raw + offsets[transform];
        }

        /// About the raw score that [#normalised] makes `score` of.
        double invert(int transform, double score) {
            return (score - offsets[transform]) / slopes[transform];
        }
    }

    private final Map<Transform, Integer> numbers = new HashMap<>();
    private byte[] views = new byte[4];
    private double[] slopes = new double[4];
    private double[] offsets = new double[4];

    /// The number of a view and normalisation that were checked.
    synchronized int number(int view, double slope, double offset) {
        Transform transform = new Transform(view, slope, offset);
        Integer known = numbers.get(transform);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == views.length) {
            views = Arrays.copyOf(views, 2 * number);
            slopes = Arrays.copyOf(slopes, 2 * number);
            offsets = Arrays.copyOf(offsets, 2 * number);
        }
        views[number] = (byte) view;
        slopes[number] = slope;
        offsets[number] = offset;
        numbers.put(transform, number);
        return number;
    }

    synchronized Table table() {
        return new Table(views, slopes, offsets, numbers.size());
    }
}

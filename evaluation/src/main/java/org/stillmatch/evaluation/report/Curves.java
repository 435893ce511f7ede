package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Leaves out points of a curve that nobody could tell from their neighbours.
final class Curves {
    private Curves() {}

    /// Keeps the first, the last and every point that moved by a hundredth of a decade along `x` or by
    /// 1/500 along `y` since the last one kept.
    static <T> List<T> thin(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        List<T> kept = new ArrayList<>();
        long lastX = Long.MIN_VALUE;
        long lastY = Long.MIN_VALUE;
        for (int i = 0; i < points.size(); i++) {
            T point = points.get(i);
            long cellX = Math.round(100 * Math.log10(x.applyAsDouble(point) + 1e-12));
            long cellY = Math.round(500 * y.applyAsDouble(point));
            if (cellX != lastX || cellY != lastY || i + 1 == points.size()) {
                kept.add(point);
                lastX = cellX;
                lastY = cellY;
            }
        }
        return kept;
    }
}

package org.stillmatch.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One direction of a plot.
///
/// @param label what is measured, with its unit
/// @param low the value at the start, > 0 on a logarithmic axis
/// @param high the value at the end
/// @param logarithmic whether equal steps are equal factors
/// @param percent whether ticks are written as percentages
record Axis(String label, double low, double high, boolean logarithmic, boolean percent) {
    static Axis linear(String label, double low, double high) {
        return new Axis(label, low, high > low ? high : low + 1, false, false);
    }

    static Axis shares(String label, double low, double high) {
        return new Axis(label, low, high > low ? high : low + 0.1, false, true);
    }

    /// A logarithmic axis of shares up to 100 %, from the decade that holds the lowest.
    static Axis decades(String label, double lowest) {
        double low = Math.pow(10, Math.floor(Math.log10(Math.clamp(lowest, 1e-7, 0.1)) + 1e-9));
        return new Axis(label, low, 1, true, true);
    }

    /// Where a value lies, 0 at the start and 1 at the end; values outside lie on the edge.
    double place(double value) {
        double inside = Math.clamp(value, low, high);
        return logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
    }

    /// Decades, and 2 and 5 times them where there are at most three; even steps on a linear axis.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            List<Integer> within = high / low <= 1_001 ? List.of(1, 2, 5) : List.of(1);
            for (double decade = low; decade <= high * 1.0001; decade *= 10) {
                for (int times : within) {
                    if (times * decade <= high * 1.0001) {
                        ticks.add(times * decade);
                    }
                }
            }
        } else {
            double step = step();
            for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
                ticks.add(k * step + 0.0);
            }
        }
        return ticks;
    }

    String words(double tick) {
        if (percent) {
            double hundred = 100 * tick;
            int decimals = hundred <= 0 ? 0 : (int) Math.clamp(Math.ceil(-Math.log10(hundred) - 1e-9), 0, 6);
            if (!logarithmic && step() < 0.01) {
                decimals = 1;
            }
            return String.format(Locale.ROOT, "%." + decimals + "f %%", hundred);
        }
        return String.format(Locale.ROOT, step() >= 1 ? "%.0f" : step() >= 0.1 ? "%.1f" : "%.2f", tick + 0.0);
    }

    /// 1, 2 or 5 times a power of ten, for four to ten ticks.
    private double step() {
        double rough = (high - low) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        return power * (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10);
    }
}

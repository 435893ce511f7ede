package org.stillmatch.evaluation.report;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.stillmatch.evaluation.identification.LeadCount;
import org.stillmatch.evaluation.interval.Difference;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Interval;

/// Numbers as a reader wants them.
final class Words {
    private Words() {}

    /// `27.7 %`; two decimals from 99 % up and below 1 %, where they matter.
    static String percent(double share) {
        boolean fine = share != 0 && share != 1 && (share < 0.01 || share >= 0.99);
        return String.format(Locale.ROOT, fine ? "%.2f %%" : "%.1f %%", 100 * share);
    }

    /// `27.7 % (21.3 to 34.1)`, or the share alone.
    static String percent(Estimate estimate) {
        return percent(estimate.value())
                + estimate.interval().map(i -> " (" + range(i) + ")").orElse("");
    }

    static String percent(Optional<Estimate> estimate) {
        return estimate.map(Words::percent).orElse("–");
    }

    /// `29 (21 to 37)` of a number of probes.
    static String leads(LeadCount leads, int probes) {
        String range = leads.share()
                .interval()
                .map(i -> String.format(Locale.ROOT, " (%.0f to %.0f)", i.low() * probes, i.high() * probes))
                .orElse("");
        return leads.count() + range;
    }

    /// `+3.1 (+0.4 to +5.9)` in points of a hundred.
    static String points(Difference difference) {
        String range = difference
                .estimate()
                .interval()
                .map(i -> " (" + signed(i.low()) + " to " + signed(i.high()) + ")")
                .orElse("");
        return signed(difference.estimate().value()) + range;
    }

    static String score(double score) {
        return score == -Double.MAX_VALUE ? "any score" : String.format(Locale.ROOT, "%.4f", score);
    }

    /// A partial area under an error curve, 0..0.2.
    static String area(double area) {
        return String.format(Locale.ROOT, "%.4f", area);
    }

    static String number(double value) {
        if (value != 0 && Math.abs(value) < 0.1) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `0.001`, never `1.0E-3`.
    static String rate(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    /// `1 in 1,000` where the rate is one.
    static String oneIn(double rate) {
        double in = 1 / rate;
        return Math.abs(in - Math.rint(in)) < 1e-6 ? "1 in " + count(Math.round(in)) : rate(rate);
    }

    /// `+3.1`, `−3.1` with a true minus, or `0.0`.
    private static String signed(double share) {
        String digits = String.format(Locale.ROOT, "%.1f", 100 * Math.abs(share));
        return digits.equals("0.0") ? digits : (share < 0 ? "−" : "+") + digits;
    }

    private static String range(Interval interval) {
        boolean fine = interval.low() >= 0.98 || interval.high() <= 0.02;
        return String.format(
                Locale.ROOT, fine ? "%.2f to %.2f" : "%.1f to %.1f", 100 * interval.low(), 100 * interval.high());
    }
}

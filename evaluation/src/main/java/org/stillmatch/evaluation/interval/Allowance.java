package org.stillmatch.evaluation.interval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// How many false positives a rate allows among a number of non-mated trials: floor(rate · trials).
///
/// A rate can be stated only when it allows at least one, that is with trials ≥ 1/rate: below that a
/// threshold 'at' the rate is only the highest score seen. It is firm from 30 on, the rule of 30
/// (Doddington et al., 2000): with 30 errors the true rate lies within ±30 % at 90 % confidence.
///
/// @param rate in (0, 1]
/// @param trials non-mated trials, all of them, also those that ended without a score
public record Allowance(double rate, long trials) {
    private static final int FIRM = 30;

    /// @throws IllegalArgumentException if the rate is not in (0, 1] or trials are negative
    public Allowance {
        if (!(rate > 0 && rate <= 1) || trials < 0) {
            throw new IllegalArgumentException("No false positives can be allowed at rate " + rate + " of " + trials);
        }
    }

    /// floor(rate · trials) in decimal, so that .29 of 100 is 29 and not 28.
    public long count() {
        return count(rate, trials);
    }

    /// The same without making an object, for loops.
    public static long count(double rate, long trials) {
        double product = rate * trials;
        double nearest = Math.rint(product);
        if (Math.abs(product - nearest) > 1e-6) {
            return (long) Math.floor(product);
        }
        return BigDecimal.valueOf(rate)
                .multiply(BigDecimal.valueOf(trials))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    public boolean isMeasurable() {
        return count() >= 1;
    }

    public boolean isFirm() {
        return count() >= FIRM;
    }

    /// What the number of trials can bear, in plain words.
    public String statement() {
        if (trials == 0) {
            return "Not measurable: there are no non-mated trials.";
        }
        if (!isMeasurable()) {
            return "Not measurable: " + grouped(trials) + " non-mated trials resolve no rate finer than one in "
                    + grouped(trials) + "; " + grouped(needed()) + " are needed.";
        }
        String rests = grouped(count()) + " allowed of " + grouped(trials);
        return isFirm() ? "Rests on " + rests + "." : "Rough: rests on only " + rests + " (30 would be firm).";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// The fewest trials that make the rate measurable: ⌈1/rate⌉.
    public long needed() {
        return BigDecimal.ONE
                .divide(BigDecimal.valueOf(rate), 0, RoundingMode.CEILING)
                .longValueExact();
    }
}

package org.stillmatch.audit.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Stream;

/// Numbers as ECMAScript's Number::toString writes them, which RFC 8785 prescribes.
///
/// The digits are the fewest that read back as the same double and, of those, the nearest to it. Java finds
/// them since 19, but never writes fewer than two, and lays them out otherwise.
final class EcmaNumber {
    private static final int MOST_WHOLE_DIGITS = 21;
    private static final int MOST_LEADING_ZEROS = 6;

    private EcmaNumber() {}

    /// @throws IllegalArgumentException if it is infinite or no number
    static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        if (value == 0) {
            return "0";
        }
        String sign = value < 0 ? "-" : "";
        return sign + positive(shortest(Math.abs(value)));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (java.precision() != 2) {
            return java;
        }
        // One digit may do; Java would not say so.
        BigDecimal exact = new BigDecimal(value);
        return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING)
                .map(to -> exact.round(new MathContext(1, to)))
                .filter(digit -> digit.doubleValue() == value)
                .min((a, b) ->
                        a.subtract(exact).abs().compareTo(b.subtract(exact).abs()))
                .orElse(java);
    }

    private static String positive(BigDecimal value) {
        String digits = value.unscaledValue().toString();
        int k = digits.length();
        // The decimal point stands behind the first n digits: value = 0.digits × 10^n.
        int n = k - value.scale();
        if (k <= n && n <= MOST_WHOLE_DIGITS) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= MOST_WHOLE_DIGITS) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-MOST_LEADING_ZEROS < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }
}

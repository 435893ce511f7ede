package org.stillmatch.evaluation.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes a score with 17 significant digits, enough to read the very same number back.
///
/// The digits are those of the exact value, as C's %.17g gives them. Java's own %g pads its shortest
/// form with zeros instead. Trailing zeros of an exact value are left out.
final class Digits {
    private static final MathContext SEVENTEEN = new MathContext(17, RoundingMode.HALF_EVEN);

    private Digits() {}

    static String of(double score) {
        return score == 0 ? "0" : new BigDecimal(score).round(SEVENTEEN).toString();
    }
}

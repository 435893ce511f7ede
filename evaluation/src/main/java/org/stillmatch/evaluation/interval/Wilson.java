package org.stillmatch.evaluation.interval;

/// Wilson's score interval for a share (E. B. Wilson, 1927), for counts that have no subjects behind them.
///
/// Unlike the textbook interval it does not collapse to nothing at 0 of n or n of n.
public final class Wilson {
    /// The 97.5 % point of the standard normal distribution.
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /// @param hits how often it happened; a fraction when trials are an effective number
    /// @param trials how often it could have, > 0
    /// @throws IllegalArgumentException unless 0 ≤ hits ≤ trials and trials > 0
    public static Interval of(double hits, double trials) {
        return of(hits, trials, Interval.Method.WILSON);
    }

    static Interval of(double hits, double trials, Interval.Method method) {
        if (!(trials > 0 && hits >= 0 && hits <= trials)) {
            throw new IllegalArgumentException("No interval for " + hits + " of " + trials);
        }
        double share = hits / trials;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
        double half = Z / (1 + z2 / trials) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
        // At the ends the exact bound is the end itself; rounding must not move it.
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == trials ? 1 : Math.min(1, centre + half);
        return new Interval(low, high, method);
    }
}

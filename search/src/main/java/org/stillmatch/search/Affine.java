package org.stillmatch.search;

/// Checks the two numbers of an increasing affine transform, slope·x + offset.
///
/// The limits are far beyond any normalisation in use and keep every final score finite, so that no
/// NaN can slip past a comparison.
final class Affine {
    static final double LIMIT = 1e9;

    private Affine() {}

    /// @throws IllegalArgumentException unless `slope` lies in [1e-9, 1e9]
    static double slope(double slope) {
        if (!(slope >= 1 / LIMIT && slope <= LIMIT)) {
            throw new IllegalArgumentException(
                    "The slope of a score's normalisation lies between 1e-9 and 1e9, not at " + slope);
        }
        return slope;
    }

    /// The offset, −0 made 0: a final score is then never −0, which equals 0 but has other bits.
    ///
    /// @throws IllegalArgumentException unless `offset` lies in [−1e9, 1e9]
    static double offset(double offset) {
        if (!(Math.abs(offset) <= LIMIT)) {
            throw new IllegalArgumentException(
                    "The offset of a score's normalisation lies between -1e9 and 1e9, not at " + offset);
        }
        return offset + 0.0;
    }
}

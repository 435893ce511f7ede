package org.stillmatch.face.quality;

import java.util.OptionalDouble;

/// How far a face moved, from the widths of edges that run in different directions.
///
/// An edge whose normal makes the angle α with the movement is widened to w² = w₀² + (L·cos α)². Least
/// squares fit w² = A + B·cos 2θ + C·sin 2θ to the bins of [EdgeWidths]; then L² = 2·√(B² + C²). What a face
/// at rest shows of that is taken off, as a share of A; as A holds half of L², the rest is scaled up again.
final class Movement {
    /// Lids and lips run across and are drawn finer than what runs down a face, so a face at rest seems to
    /// have moved by three quarters of its mean edge width (median of 179 of LFW, sharp or blurred).
    private static final double SEEMING = 0.75;

    /// Determinant of the normal equations: eight bins give 128; bins crowded into a third of the half turn
    /// give less than 4 and leave B and C to chance.
    private static final double LEAST_DETERMINANT = 4;

    private Movement() {}

    /// @param squaredWidths w² in px² for bins spread evenly over a half turn, NaN where unknown
    /// @return L in px, or empty if the known bins lie too close together
    static OptionalDouble of(double[] squaredWidths) {
        double[][] m = normalEquations(squaredWidths);
        double determinant = determinant(m, 0, 1, 2);
        if (determinant < LEAST_DETERMINANT) {
            return OptionalDouble.empty();
        }
        double a = determinant(m, 3, 1, 2) / determinant;
        double b = determinant(m, 0, 3, 2) / determinant;
        double c = determinant(m, 0, 1, 3) / determinant;
        double squared = 2 * Math.hypot(b, c) - SEEMING * SEEMING * Math.max(0, a);
        return OptionalDouble.of(Math.sqrt(Math.max(0, squared) / (1 - SEEMING * SEEMING / 2)));
    }

    private static double[][] normalEquations(double[] squaredWidths) {
        double[][] m = new double[3][4];
        for (int bin = 0; bin < squaredWidths.length; bin++) {
            if (!Double.isNaN(squaredWidths[bin])) {
                double twice = 2 * Math.PI * bin / squaredWidths.length;
                double[] basis = {1, Math.cos(twice), Math.sin(twice)};
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        m[i][j] += basis[i] * basis[j];
                    }
                    m[i][3] += basis[i] * squaredWidths[bin];
                }
            }
        }
        return m;
    }

    private static double determinant(double[][] m, int a, int b, int c) {
        return m[0][a] * (m[1][b] * m[2][c] - m[1][c] * m[2][b])
                - m[0][b] * (m[1][a] * m[2][c] - m[1][c] * m[2][a])
                + m[0][c] * (m[1][a] * m[2][b] - m[1][b] * m[2][a]);
    }
}

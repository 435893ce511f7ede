package org.stillmatch.face.quality;

import org.stillmatch.face.quality.Assessment.Value;

/// From a native value to the component value of 0 to 100.
///
/// The logistic curve is the mapping that ISO/IEC 29794-5 uses for most components: 50 at `middle`,
/// 73 one `width` to the good side of it, 27 one to the bad side.
final class Scalars {
    private Scalars() {}

    /// More is better.
    static Value rising(double nativeValue, double middle, double width) {
        return of(nativeValue, logistic((nativeValue - middle) / width));
    }

    /// Less is better.
    static Value falling(double nativeValue, double middle, double width) {
        return of(nativeValue, logistic((middle - nativeValue) / width));
    }

    /// @param share the component value as a share of 1; cut off at 0 and 1
    static Value of(double nativeValue, double share) {
        return new Value(nativeValue, (int) Math.round(100 * Math.clamp(share, 0.0, 1.0)));
    }

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

package org.stillmatch.face.quality;

/// What a measure found on a face: a value, or why there is none.
public sealed interface Assessment {
    /// @param nativeValue in the measure's own unit, finite
    /// @param scalar 0 (worst) to 100 (best), the component value of ISO/IEC 29794-5
    record Value(double nativeValue, int scalar) implements Assessment {
        /// @throws IllegalArgumentException if `nativeValue` is not finite or `scalar` is out of range
        public Value {
            if (!Double.isFinite(nativeValue) || scalar < 0 || scalar > 100) {
                throw new IllegalArgumentException(
                        "A quality value is finite with a scalar of 0 to 100, not " + nativeValue + ", " + scalar);
            }
        }
    }

    /// @param reason a sentence for the person who reads the report
    record FailureToAssess(String reason) implements Assessment {}
}

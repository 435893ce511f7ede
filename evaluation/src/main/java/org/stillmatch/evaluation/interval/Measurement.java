package org.stillmatch.evaluation.interval;

/// A value at a stated rate of false positives, or the statement that it cannot be measured here.
///
/// @param <T> what is measured
public sealed interface Measurement<T> {
    /// The rate asked for and the trials that it rests on.
    Allowance allowance();

    record Measured<T>(Allowance allowance, T value) implements Measurement<T> {}

    record NotMeasurable<T>(Allowance allowance) implements Measurement<T> {}
}

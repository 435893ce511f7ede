package org.stillmatch.casework.enquiry;

import java.util.function.LongSupplier;

/// Measures the laps of a piece of work.
final class Stopwatch {
    private static final double NANOS = 1e9;

    private final LongSupplier nanos;
    private final long start;
    private long last;

    Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    /// Seconds since the lap before.
    double lap() {
        long now = nanos.getAsLong();
        double lap = (now - last) / NANOS;
        last = now;
        return lap;
    }

    /// Seconds since the start.
    double total() {
        return (nanos.getAsLong() - start) / NANOS;
    }
}

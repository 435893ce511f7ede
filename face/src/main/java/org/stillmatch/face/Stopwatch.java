package org.stillmatch.face;

import java.util.function.LongSupplier;

/// Measures the laps of a piece of work.
public final class Stopwatch {
    private static final double NANOS = 1e9;

    private final LongSupplier nanos;
    private final long start;
    private long last;

    /// @param nanos a clock that only runs forward
    public Stopwatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    /// Seconds since the lap before.
    public double lap() {
        long now = nanos.getAsLong();
        double lap = (now - last) / NANOS;
        last = now;
        return lap;
    }

    /// Seconds since the start.
    public double total() {
        return (nanos.getAsLong() - start) / NANOS;
    }
}

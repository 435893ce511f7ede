package org.stillmatch.benchmarks.peer;

import org.stillmatch.benchmarks.Lap;

/// Another engine at work on the references, to which the probes have been given already.
///
/// Its `effort` is how many candidates an approximate one looks at (ef, or what its makers call it); an exact
/// one does not look at it.
public interface Engine extends AutoCloseable {
    /// What was run, with its version.
    String name();

    /// Searches for `count` probes from the `first` on, one after another; an engine that can divide one search
    /// between threads does.
    Lap singly(int effort, int first, int count, int threads);

    /// Searches for all probes together.
    Lap together(int effort, int threads);

    /// The references found for each probe, best first.
    int[][] answers(int effort) throws Exception;

    @Override
    void close() throws Exception;
}

package org.stillmatch.benchmarks;

/// Something done to each of a row of pictures.
interface Work {
    /// How many pictures there are.
    int size();

    /// Does it to one of them; any number of threads at a time.
    void once(int picture) throws Exception;
}

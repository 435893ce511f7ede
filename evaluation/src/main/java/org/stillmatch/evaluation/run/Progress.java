package org.stillmatch.evaluation.run;

/// Told how far a long piece of work has come.
@FunctionalInterface
public interface Progress {
    /// @param what is being done, a few words
    /// @param done how many of `all` are done
    void at(String what, int done, int all);
}

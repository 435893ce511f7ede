package org.stillmatch.evaluation.outcome;

/// Whether a probe was fit to be searched, decided by code that saw no reference, candidate or score.
public sealed interface Searchability {
    record Searchable() implements Searchability {}

    /// @param reason in plain words; probes are counted by it, so it holds no number that varies by probe
    record NotSearchable(String reason) implements Searchability {
        /// @throws IllegalArgumentException if no reason is given
        public NotSearchable {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A probe that is not searchable needs the reason");
            }
        }
    }

    static Searchability searchable() {
        return new Searchable();
    }

    static Searchability notSearchable(String reason) {
        return new NotSearchable(reason);
    }
}

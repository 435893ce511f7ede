package org.stillmatch.evaluation.identification;

import org.stillmatch.evaluation.outcome.SearchOutcome;

/// Whether the 'searchable' answer is obeyed.
public enum Gate {
    /// Every probe counts with whatever candidates it has.
    FORCED("every probe with a face is searched"),
    /// As deployed: a probe that is not searchable gives no lead.
    GATED("a probe that is not searchable gives no lead");

    private final String words;

    Gate(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean passes(SearchOutcome outcome) {
        return this == FORCED || outcome.isSearchable();
    }
}

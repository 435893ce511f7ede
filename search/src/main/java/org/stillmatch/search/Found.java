package org.stillmatch.search;

import java.util.List;

/// The answer to a request: the candidates, best first, and what was compared to find them.
public record Found(List<Candidate> candidates, Certificate certificate) {
    public Found {
        candidates = List.copyOf(candidates);
    }
}

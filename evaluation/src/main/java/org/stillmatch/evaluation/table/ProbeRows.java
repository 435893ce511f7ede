package org.stillmatch.evaluation.table;

import java.util.List;
import java.util.Optional;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

/// What candidates.csv says of a probe; the rest of an outcome stands in the manifests.
public record ProbeRows(String probe, String subject, Searchability searchability, List<Candidate> candidates) {
    public ProbeRows {
        candidates = List.copyOf(candidates);
    }

    /// The outcome, with what the manifests know of the probe.
    public SearchOutcome outcome(SearchKind kind, Optional<String> camera, Optional<String> cohort) {
        return new SearchOutcome(probe, subject, kind, camera, cohort, searchability, candidates);
    }
}

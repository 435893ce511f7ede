package org.stillmatch.evaluation.outcome;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// One probe searched against the gallery and the candidates that came back.
///
/// @param probe the probe's path as the manifest gives it
/// @param subject whom the probe shows; the unit that intervals resample, whatever the kind
/// @param kind whether the search could have found the subject
/// @param camera where the probe comes from; empty when unknown
/// @param cohort the group that the subject belongs to; empty when unknown
/// @param searchability the gate's answer; a probe that is not searchable may have candidates all the same
/// @param candidates distinct subjects, best first, at most 50; empty when no face was found
public record SearchOutcome(
        String probe,
        String subject,
        SearchKind kind,
        Optional<String> camera,
        Optional<String> cohort,
        Searchability searchability,
        List<Candidate> candidates) {
    /// The length of a full candidate list.
    public static final int LONGEST = 50;

    /// @throws IllegalArgumentException if the list is too long, out of order, repeats a subject, or
    ///     holds the probe's own subject in a non-mated search
    public SearchOutcome {
        candidates = List.copyOf(candidates);
        if (candidates.size() > LONGEST) {
            throw new IllegalArgumentException(
                    "Probe '" + probe + "' has " + candidates.size() + " candidates; a list holds at most " + LONGEST);
        }
        Set<String> seen = new HashSet<>();
        double last = Double.POSITIVE_INFINITY;
        for (Candidate candidate : candidates) {
            if (candidate.score() > last) {
                throw new IllegalArgumentException("The candidates of probe '" + probe + "' are not in order of score");
            }
            if (!seen.add(candidate.subject())) {
                throw new IllegalArgumentException(
                        "Subject '" + candidate.subject() + "' stands twice on the list of probe '" + probe + "'");
            }
            last = candidate.score();
        }
        if (!kind.isMated() && seen.contains(subject)) {
            throw new IllegalArgumentException(
                    "Probe '" + probe + "' found its own subject '" + subject + "' in a search that is non-mated");
        }
    }

    public boolean isSearchable() {
        return searchability instanceof Searchability.Searchable;
    }

    /// The best candidate's score; empty when there is no candidate.
    public OptionalDouble topScore() {
        return candidates.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(candidates.getFirst().score());
    }

    /// The place of the probe's own subject on the list, from 1; empty when it is not there.
    public OptionalInt mateRank() {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).subject().equals(subject)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}

package org.stillmatch.evaluation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Reference;
import org.stillmatch.template.PackId;

/// The gallery of a measurement: a matcher, and the names behind its numbers.
final class Gallery {
    private final List<Listed> images = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<ReferenceOutcome> outcomes = new ArrayList<>();
    private final Map<String, Integer> subjects = new HashMap<>();

    /// Adds the face of a picture, or the reason why it has none.
    void add(Listed item, Seen seen) {
        int subject = subjects.computeIfAbsent(item.subject(), s -> subjects.size());
        if (seen.faces().isEmpty()) {
            outcomes.add(ReferenceOutcome.refused(
                    item.name(), item.subject(), seen.refusal().orElse("No face was found.")));
            return;
        }
        SeenFace face = seen.faces().getFirst();
        references.add(new Reference(subject, images.size(), face.template(), face.shown()));
        images.add(item);
        outcomes.add(ReferenceOutcome.enrolled(item.name(), item.subject()));
    }

    List<ReferenceOutcome> outcomes() {
        return outcomes;
    }

    /// Every subject of the list, enrolled or not.
    Set<String> subjects() {
        return subjects.keySet();
    }

    Searcher searcher(PackId pack, int dimension, Optional<Cohort> cohort) {
        return new Searcher(Matcher.of(pack, dimension, references, cohort));
    }

    /// Searches the gallery with every face of a probe.
    final class Searcher {
        private final Matcher matcher;

        private Searcher(Matcher matcher) {
            this.matcher = matcher;
        }

        /// The best `most` subjects over all faces, as if `leftOut` had never been enrolled.
        List<Candidate> search(List<SeenFace> faces, Optional<String> leftOut, int most) {
            Optional<Integer> without = leftOut.map(subjects::get);
            Map<Integer, Candidate> best = new HashMap<>();
            for (int i = 0; i < faces.size(); i++) {
                SeenFace face = faces.get(i);
                for (Match m : matcher.match(
                                face.template(), face.shown(), most, s -> without.isPresent() && without.get() == s)
                        .matches()) {
                    Listed image = images.get(m.image());
                    Candidate candidate = new Candidate(image.subject(), image.name(), i + 1, m.score(), m.raw());
                    best.merge(m.subject(), candidate, (a, b) -> b.score() > a.score() ? b : a);
                }
            }
            return best.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Candidate>comparingByValue(
                                    (a, b) -> Double.compare(b.score(), a.score()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getValue)
                    .limit(most)
                    .toList();
        }
    }
}

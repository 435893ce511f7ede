package org.stillmatch.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.template.Template;

/// The plain loop that defines the right answer: every reference, the greatest of each group, sorted.
final class PlainSearch {
    private PlainSearch() {}

    record Reference(
            Template template,
            int group,
            int slot,
            double slope,
            double offset,
            double viewSlope,
            double viewOffset,
            boolean eligible,
            boolean met) {
        double score(Template probe) {
            return viewSlope * (slope * probe.score(template) + offset) + viewOffset;
        }
    }

    /// The best slot of every group with a compared reference, best first; not cut to any number.
    static List<Candidate> everyGroup(Template probe, List<Reference> references) {
        Map<Integer, Candidate> best = new HashMap<>();
        for (Reference r : references) {
            if (r.eligible() && r.met()) {
                double score = r.score(probe);
                Candidate before = best.get(r.group());
                if (before == null || score > before.score()) {
                    best.put(r.group(), new Candidate(0, r.group(), r.slot(), probe.score(r.template()), score));
                }
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparingInt(Candidate::slot))
                .toList();
    }
}

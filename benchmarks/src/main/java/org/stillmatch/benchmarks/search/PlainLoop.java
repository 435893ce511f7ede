package org.stillmatch.benchmarks.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.stillmatch.search.Candidate;
import org.stillmatch.template.Template;

/// The plain loop that says what is right: scores every eligible reference by the template's own arithmetic.
///
/// Written for the benchmark and from the definition alone, so that it shares nothing with what it judges.
final class PlainLoop {
    private final List<Template> templates = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<double[]> transforms = new ArrayList<>();

    /// Adds the reference of the next slot; its score is slope·raw + offset.
    void add(Template template, int group, double slope, double offset) {
        templates.add(template);
        groups.add(group);
        transforms.add(new double[] {slope, offset});
    }

    /// The `most` best groups by their best reference, ties by the lowest slot.
    List<Candidate> find(Template probe, int most, IntPredicate eligible) {
        Map<Integer, Candidate> best = new HashMap<>();
        for (int slot = 0; slot < templates.size(); slot++) {
            if (eligible.test(slot)) {
                double raw = probe.score(templates.get(slot));
                double score = transforms.get(slot)[0] * raw + transforms.get(slot)[1];
                Candidate before = best.get(groups.get(slot));
                if (before == null || score > before.score()) {
                    best.put(groups.get(slot), new Candidate(0, groups.get(slot), slot, raw, score));
                }
            }
        }
        List<Candidate> sorted = best.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparingInt(Candidate::slot))
                .limit(most)
                .toList();
        List<Candidate> ranked = new ArrayList<>();
        for (Candidate c : sorted) {
            ranked.add(new Candidate(ranked.size() + 1, c.group(), c.slot(), c.raw(), c.score()));
        }
        return ranked;
    }
}

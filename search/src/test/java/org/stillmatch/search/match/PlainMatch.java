package org.stillmatch.search.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.stillmatch.template.Fusion;
import org.stillmatch.template.Template;

/// The plain loop that defines the right answer: every subject's pictures fused, compared and sorted.
final class PlainMatch {
    private PlainMatch() {}

    /// @param normalisation added to every score
    static List<Match> of(
            Template probe, List<Reference> references, double normalisation, int most, IntPredicate leftOut) {
        Map<Integer, List<Reference>> subjects = new LinkedHashMap<>();
        references.forEach(r ->
                subjects.computeIfAbsent(r.subject(), s -> new ArrayList<>()).add(r));
        List<Match> matches = new ArrayList<>();
        subjects.forEach((subject, pictures) -> {
            if (!leftOut.test(subject)) {
                matches.add(match(probe, pictures, normalisation));
            }
        });
        matches.sort(Comparator.comparingDouble(Match::score).reversed());
        List<Match> ranked = new ArrayList<>();
        for (Match m : matches.subList(0, Math.min(most, matches.size()))) {
            ranked.add(new Match(ranked.size() + 1, m.subject(), m.first(), m.image(), m.raw(), m.score()));
        }
        return ranked;
    }

    private static Match match(Template probe, List<Reference> pictures, double normalisation) {
        List<Template> used = pictures.stream()
                .filter(r -> r.shown().poseSpread() < 25)
                .map(Reference::template)
                .toList();
        double offset = 0;
        if (used.isEmpty()) {
            used = pictures.stream().map(Reference::template).toList();
            offset = -0.3;
        }
        double[] ones = new double[used.size()];
        Arrays.fill(ones, 1);
        double raw = probe.score(Fusion.of(used, ones));
        double slope = 1 / (1 + 0.043 * (1 - 1.0 / used.size()));
        Reference best = pictures.getFirst();
        for (Reference picture : pictures) {
            if (probe.score(picture.template()) > probe.score(best.template())) {
                best = picture;
            }
        }
        return new Match(
                0,
                best.subject(),
                pictures.getFirst().image(),
                best.image(),
                raw,
                slope * raw + offset + normalisation);
    }
}

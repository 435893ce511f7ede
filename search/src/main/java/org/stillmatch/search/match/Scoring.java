package org.stillmatch.search.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stillmatch.template.Fusion;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// How a subject's pictures become one reference, and how scores of different probes and references are made
/// comparable.
final class Scoring {
    /// What a doubted reference must score above a believed one. Smears reach .7 against profiles and
    /// .4 against believed references, so less would let them in.
    private static final double HANDICAP = 0.3;

    /// How much a probe loses when the second opinion is that it is certainly no face.
    private static final double DOUBT = 0.1;

    /// Non-mated scores spread wider against a fusion of n pictures: their standard deviation on LFW is
    /// 1.019, 1.028, 1.035 and 1.039 times that of one picture for n = 2, 3, 5, 8, which 1 + .043·(1 − 1/n)
    /// describes. Without correcting it a subject photographed often would be found wrongly more often.
    private static final double WIDENING = 0.043;

    private Scoring() {}

    /// A subject's reference, ready for a gallery.
    record Reckoned(Template template, View view, double slope, double offset) {}

    /// The fusion of the pictures of one view; empty if every one of them was erased meanwhile.
    static Optional<Reckoned> reference(int[] images, View view, Templates templates) {
        List<Template> fused = Arrays.stream(images)
                .mapToObj(templates::of)
                .flatMap(Optional::stream)
                .toList();
        if (fused.isEmpty()) {
            return Optional.empty();
        }
        double[] alike = new double[fused.size()];
        Arrays.fill(alike, 1);
        return Optional.of(
                new Reckoned(Fusion.of(fused, alike), view, slope(fused.size()), view == View.DOUBTED ? -HANDICAP : 0));
    }

    /// What the score of a reference fused of `views` pictures is multiplied with.
    private static double slope(int views) {
        return 1 / (1 + WIDENING * (1 - 1.0 / views));
    }

    /// What is added to every score of a probe.
    static double normalisation(Template probe, Presentation shown, Optional<Cohort> cohort) {
        double doubt = -DOUBT * (1 - shown.faceProbability());
        return cohort.map(c -> doubt - c.excess(probe)).orElse(doubt);
    }

    /// The picture that alone resembles the probe most; of equals the first.
    static int mostAlike(Template probe, int[] images, Templates templates) {
        int best = images[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int image : images.length == 1 ? new int[0] : images) {
            double score = templates.of(image).map(probe::score).orElse(Double.NEGATIVE_INFINITY);
            if (score > most) {
                best = image;
                most = score;
            }
        }
        return best;
    }
}

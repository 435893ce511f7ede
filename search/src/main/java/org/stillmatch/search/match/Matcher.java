package org.stillmatch.search.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.stillmatch.search.Candidate;
import org.stillmatch.search.Eligibility;
import org.stillmatch.search.Found;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Request;
import org.stillmatch.search.Search;
import org.stillmatch.search.ViewRules;
import org.stillmatch.template.Fusion;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A gallery of subjects, ready to be searched by any number of threads.
///
/// A subject has one reference: the fusion of its most believed pictures. It resembles the subject at
/// every angle between them, and a smear resembles it far less than it resembles one profile. A subject
/// that has only doubted pictures has their fusion, at a handicap.
public final class Matcher {
    /// What a doubted reference must score above a believed one. Smears reach .7 against profiles and
    /// .4 against believed references, so less would let them in.
    private static final double HANDICAP = 0.3;

    /// How much a probe loses when the second opinion is that it is certainly no face.
    private static final double DOUBT = 0.1;

    /// Non-mated scores spread wider against a fusion of n pictures: their standard deviation on LFW is
    /// 1.019, 1.028, 1.035 and 1.039 times that of one picture for n = 2, 3, 5, 8, which 1 + .043·(1 − 1/n)
    /// describes. Without correcting it a subject photographed often would be found wrongly more often.
    private static final double WIDENING = 0.043;

    private final Gallery gallery;
    private final Search search;
    private final List<List<Reference>> ofGroup;
    private final Optional<Cohort> cohort;
    private final long images;

    private Matcher(Gallery gallery, List<List<Reference>> ofGroup, Optional<Cohort> cohort, long images) {
        this.gallery = gallery;
        this.search = Search.exact(gallery);
        this.ofGroup = ofGroup;
        this.cohort = cohort;
        this.images = images;
    }

    /// Builds the gallery from the references in the order given.
    ///
    /// @throws IllegalArgumentException if a reference was made by another pack or has another dimension
    public static Matcher of(PackId pack, int dimension, Iterable<Reference> references, Optional<Cohort> cohort) {
        Map<Integer, List<Reference>> subjects = new LinkedHashMap<>();
        long images = 0;
        for (Reference reference : references) {
            subjects.computeIfAbsent(reference.subject(), s -> new ArrayList<>(1))
                    .add(reference);
            images++;
        }
        Gallery.Builder builder = Gallery.builder(pack, dimension);
        List<List<Reference>> ofGroup = new ArrayList<>(subjects.size());
        for (List<Reference> views : subjects.values()) {
            View view =
                    views.stream().map(View::of).min(Comparator.naturalOrder()).orElseThrow();
            List<Template> fused = views.stream()
                    .filter(r -> View.of(r) == view)
                    .map(Reference::template)
                    .toList();
            double[] alike = new double[fused.size()];
            Arrays.fill(alike, 1);
            builder.add(
                    Fusion.of(fused, alike),
                    ofGroup.size(),
                    view.ordinal(),
                    slope(fused.size()),
                    view == View.DOUBTED ? -HANDICAP : 0);
            ofGroup.add(List.copyOf(views));
        }
        return new Matcher(builder.build(), ofGroup, cohort, images);
    }

    /// The subjects that can be found.
    public int subjects() {
        return gallery.size();
    }

    /// The pictures that their references were made from.
    public long images() {
        return images;
    }

    /// The best `most` subjects, best first; of equals the one enrolled first.
    public Matches match(Template probe, Presentation shown, int most) {
        return match(probe, shown, most, subject -> false);
    }

    /// The same with some subjects left out, as if they had never been enrolled.
    public Matches match(Template probe, Presentation shown, int most, IntPredicate leftOut) {
        double normalisation = normalisation(probe, shown);
        ViewRules rules = ViewRules.everyViewMeets();
        for (View view : View.values()) {
            rules = rules.with(view.ordinal(), 1, normalisation);
        }
        Eligibility eligibility = Eligibility.all()
                .except(
                        "left out",
                        slot -> leftOut.test(ofGroup.get(slot).getFirst().subject()));
        Found found = search.find(Request.of(probe, most).with(eligibility).with(rules));
        List<Match> matches = new ArrayList<>();
        for (Candidate c : found.candidates()) {
            Reference best = mostAlike(probe, ofGroup.get(c.group()));
            matches.add(new Match(c.rank(), best.subject(), best.image(), c.raw(), c.score()));
        }
        return new Matches(matches, found.certificate(), images, normalisation, cohort.map(Cohort::id));
    }

    /// What the score of a reference fused of `views` pictures is multiplied with.
    private static double slope(int views) {
        return 1 / (1 + WIDENING * (1 - 1.0 / views));
    }

    private double normalisation(Template probe, Presentation shown) {
        double doubt = -DOUBT * (1 - shown.faceProbability());
        return cohort.map(c -> doubt - c.excess(probe)).orElse(doubt);
    }

    private static Reference mostAlike(Template probe, List<Reference> views) {
        Reference best = views.getFirst();
        double score = probe.score(best.template());
        for (Reference view : views.subList(1, views.size())) {
            double s = probe.score(view.template());
            if (s > score) {
                best = view;
                score = s;
            }
        }
        return best;
    }
}

package org.stillmatch.search.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.stillmatch.search.Candidate;
import org.stillmatch.search.Eligibility;
import org.stillmatch.search.Found;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.search.Request;
import org.stillmatch.search.Reserved;
import org.stillmatch.search.Search;
import org.stillmatch.search.ViewRules;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A gallery of subjects, ready to be searched by any number of threads.
///
/// A subject has one reference: the fusion of its most believed pictures. It resembles the subject at
/// every angle between them, and a smear resembles it far less than it resembles one profile. A subject
/// that has only doubted pictures has their fusion, at a handicap.
public final class Matcher {
    private final GrowingGallery gallery;
    private final Search search;
    private final Subjects subjects;
    private final Templates templates;
    private final Optional<Cohort> cohort;

    private Matcher(
            GrowingGallery gallery, String snapshot, Subjects subjects, Templates templates, Optional<Cohort> cohort) {
        this.gallery = gallery;
        this.search = Search.exact(gallery.snapshot(snapshot));
        this.subjects = subjects;
        this.templates = templates;
        this.cohort = cohort;
    }

    /// Builds the gallery from references that are at hand, in the order given.
    ///
    /// @throws IllegalArgumentException if a reference was made by another pack or has another dimension
    public static Matcher of(PackId pack, int dimension, Iterable<Reference> references, Optional<Cohort> cohort) {
        List<Picture> pictures = new ArrayList<>();
        Map<Integer, Template> templates = new HashMap<>();
        for (Reference r : references) {
            pictures.add(new Picture(r.subject(), r.image(), r.shown().poseSpread()));
            templates.put(r.image(), r.template());
        }
        return of(pack, dimension, "", pictures, image -> Optional.ofNullable(templates.get(image)), cohort);
    }

    /// Builds the gallery from pictures whose templates are fetched as they are needed, by every core.
    ///
    /// @param snapshot by which the caller knows what it is built from; certificates repeat it
    /// @throws IllegalArgumentException if a template was made by another pack or has another dimension
    public static Matcher of(
            PackId pack,
            int dimension,
            String snapshot,
            List<Picture> pictures,
            Templates templates,
            Optional<Cohort> cohort) {
        Subjects subjects = Subjects.of(pictures);
        GrowingGallery gallery = GrowingGallery.of(pack, dimension);
        Reserved places = gallery.reserve(subjects.size());
        IntStream.range(0, subjects.size()).parallel().forEach(s -> enlist(s, subjects, templates, places));
        places.publish();
        return new Matcher(gallery, snapshot, subjects, templates, cohort);
    }

    /// Gives a subject its place, unless every picture was erased meanwhile.
    private static void enlist(int s, Subjects subjects, Templates templates, Reserved places) {
        Scoring.reference(subjects.fused(s), subjects.view(s), templates)
                .ifPresent(r -> places.set(s, s, r.template(), s, r.view().ordinal(), r.slope(), r.offset()));
    }

    /// The subjects that can be found.
    public int subjects() {
        return subjects.size();
    }

    /// The pictures that their references were made from.
    public long images() {
        return subjects.pictures();
    }

    /// Takes a subject out of every search that begins from now on; what the gallery holds of it in memory is
    /// zero within a minute. Does nothing if there is no such subject.
    public void erase(int subject) {
        IntStream.range(0, subjects.size())
                .filter(s -> subjects.subject(s) == subject)
                .forEach(gallery::erase);
    }

    /// The best `most` subjects, best first; of equals the one enrolled first.
    public Matches match(Template probe, Presentation shown, int most) {
        return match(probe, shown, most, Eligibility.all());
    }

    /// The same with some subjects left out, as if they had never been enrolled.
    public Matches match(Template probe, Presentation shown, int most, IntPredicate leftOut) {
        return match(probe, shown, most, Eligibility.all().except("left out", s -> leftOut.test(subjects.subject(s))));
    }

    private Matches match(Template probe, Presentation shown, int most, Eligibility eligibility) {
        double normalisation = Scoring.normalisation(probe, shown, cohort);
        ViewRules rules = ViewRules.everyViewMeets();
        for (View view : View.values()) {
            rules = rules.with(view.ordinal(), 1, normalisation);
        }
        Found found = search.find(Request.of(probe, most).with(eligibility).with(rules));
        List<Match> matches = new ArrayList<>();
        for (Candidate c : found.candidates()) {
            int s = c.group();
            matches.add(new Match(
                    c.rank(),
                    subjects.subject(s),
                    subjects.first(s),
                    Scoring.mostAlike(probe, subjects.images(s), templates),
                    c.raw(),
                    c.score()));
        }
        return new Matches(matches, found.certificate(), images(), normalisation, cohort.map(Cohort::id));
    }
}

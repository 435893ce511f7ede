package org.stillmatch.casework.custody;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Reference;
import org.stillmatch.template.Entry;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Collects the entries of a template file and makes a gallery of those that may be compared on a day.
///
/// What was said last of an image holds; its place is that of the first.
final class GalleryReader {
    /// @param objection why it may not be compared, if so
    private record Held(CustodyImage image, Template template, Presentation shown, Optional<String> objection) {}

    private final LocalDate today;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<Object, Object> seen = new HashMap<>();
    private int senseless;

    GalleryReader(LocalDate today) {
        this.today = today;
    }

    void add(Entry stored) {
        CustodyEntry entry;
        Presentation shown;
        try {
            entry = EntryKey.read(stored.key());
            shown = Attributes.read(stored.attributes());
        } catch (IllegalArgumentException e) {
            senseless++;
            return;
        }
        String image = entry.image();
        CustodyImage named = new CustodyImage(
                same(entry.subject()),
                image,
                entry.path().equals(image) ? image : same(entry.path()),
                same(entry.view()),
                same(entry.capturedOn()),
                same(entry.cohort()),
                entry.synthetic());
        held.put(image, new Held(named, stored.template(), shown, Eligible.objection(entry, today)));
    }

    CustodyGallery gallery(PackId pack, int dimension, Optional<Cohort> cohort, String snapshot) {
        List<CustodyImage> images = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        Map<String, Integer> firstOfSubject = new HashMap<>();
        NotEligible notEligible = new NotEligible();
        notEligible.add(NotEligible.SENSELESS, senseless);
        for (Held one : held.values()) {
            if (one.objection().isPresent()) {
                notEligible.add(one.objection().get(), 1);
                continue;
            }
            int number = images.size();
            Integer first = firstOfSubject.putIfAbsent(one.image().subject(), number);
            images.add(one.image());
            references.add(new Reference(first == null ? number : first, number, one.template(), one.shown()));
        }
        held.clear();
        return new CustodyGallery(
                Matcher.of(pack, dimension, references, cohort), images, notEligible.counts(), snapshot);
    }

    /// The first of equal values, so that what thousands of images share is kept once.
    @SuppressWarnings("unchecked")
    private <T> T same(T value) {
        Object earlier = seen.putIfAbsent(value, value);
        return earlier == null ? value : (T) earlier;
    }
}

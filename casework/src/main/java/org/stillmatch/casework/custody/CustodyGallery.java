package org.stillmatch.casework.custody;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.search.match.Matcher;

/// The custody images that may be compared on one day, ready to be searched.
///
/// The numbers in a `Match` are places in `images`: `image` is the picture, and `subject` is the subject's
/// first picture.
///
/// @param images in the order of enrolment
/// @param notEligible how many images may not be compared, by reason
/// @param snapshot SHA-256, in lower-case hex, of the bytes of templates.bin followed by the day as in 2026-01-31
public record CustodyGallery(
        Matcher matcher, List<CustodyImage> images, Map<String, Integer> notEligible, String snapshot) {
    public CustodyGallery {
        images = List.copyOf(images);
        notEligible = Collections.unmodifiableMap(new LinkedHashMap<>(notEligible));
    }
}

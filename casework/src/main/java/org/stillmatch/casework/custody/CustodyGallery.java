package org.stillmatch.casework.custody;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stillmatch.search.match.Matcher;

/// The custody images that may be compared on one day, ready to be searched.
///
/// The image in a `Match` is a number of `images`; its subject is the group that the gallery on the disk knows.
///
/// @param notEligible how many images may not be compared, by reason
/// @param snapshot the id of the snapshot, in lower-case hex
public record CustodyGallery(Matcher matcher, CustodyImages images, Map<String, Integer> notEligible, String snapshot) {
    public CustodyGallery {
        notEligible = Collections.unmodifiableMap(new LinkedHashMap<>(notEligible));
    }
}

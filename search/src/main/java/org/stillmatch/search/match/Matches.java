package org.stillmatch.search.match;

import java.util.List;
import java.util.Optional;
import org.stillmatch.search.Certificate;

/// The answer of a search.
///
/// @param certificate of what was compared; its references are one for each subject and view class
/// @param images the pictures whose templates those references were made from
/// @param normalisation what was added to every raw score of this probe
/// @param cohort the id of the cohort that the scores were normalised against, if any
public record Matches(
        List<Match> matches, Certificate certificate, long images, double normalisation, Optional<String> cohort) {
    public Matches {
        matches = List.copyOf(matches);
    }
}

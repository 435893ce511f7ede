package org.stillmatch.evaluation.identification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchOutcome;

/// What became of the gallery manifest and what its failures cost.
///
/// @param references pictures in the manifest
/// @param refused pictures that failed to enrol
/// @param subjects people in the manifest
/// @param subjectsLost people of whom no picture enrolled
/// @param probesLost mated probes of those people, each a miss at every rank and threshold
/// @param refusedByReason refused pictures by the reason given
public record Enrolment(
        int references,
        int refused,
        int subjects,
        int subjectsLost,
        int probesLost,
        SortedMap<String, Integer> refusedByReason) {
    static Enrolment of(List<ReferenceOutcome> references, List<SearchOutcome> mated) {
        Set<String> all = new HashSet<>();
        Set<String> present = new HashSet<>();
        SortedMap<String, Integer> byReason = new TreeMap<>();
        for (ReferenceOutcome reference : references) {
            all.add(reference.subject());
            if (reference.isEnrolled()) {
                present.add(reference.subject());
            }
            reference.refusal().ifPresent(reason -> byReason.merge(reason, 1, Integer::sum));
        }
        int refused = byReason.values().stream().mapToInt(Integer::intValue).sum();
        int probesLost =
                (int) mated.stream().filter(o -> !present.contains(o.subject())).count();
        return new Enrolment(references.size(), refused, all.size(), all.size() - present.size(), probesLost, byReason);
    }

    /// Refuses searches whose kind the manifest contradicts: such numbers would mean something else.
    static void check(List<ReferenceOutcome> references, List<SearchOutcome> searches) {
        Set<String> gallery = new HashSet<>();
        references.forEach(r -> gallery.add(r.subject()));
        for (SearchOutcome search : searches) {
            boolean inGallery = gallery.contains(search.subject());
            boolean expected = switch (search.kind()) {
                case MATED, OWN_SUBJECT_LEFT_OUT -> true;
                case NOT_IN_GALLERY -> false;
            };
            if (inGallery != expected) {
                throw new IllegalArgumentException("Probe '" + search.probe() + "' is marked '"
                        + search.kind().words() + "', but its subject '" + search.subject() + "' is "
                        + (inGallery ? "" : "not ") + "in the gallery manifest");
            }
        }
    }
}

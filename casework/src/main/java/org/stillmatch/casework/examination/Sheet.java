package org.stillmatch.casework.examination;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.audit.act.Refusal;

/// One examiner's copy of a question.
///
/// @param entries in its own order; empty until the probe is described, and if it is unsuitable
/// @param probe the still, the whole of it, and other frames of its clip
public record Sheet(
        UUID id,
        UUID examination,
        Seat seat,
        UUID examiner,
        String examinerName,
        SheetState state,
        Instant takenAt,
        Instant lockedUntil,
        Optional<Description> description,
        List<Entry> entries,
        List<Shown> probe,
        Optional<Conclusion> conclusion) {
    /// What was written of the probe before any candidate was seen.
    ///
    /// @param visible what can be seen
    /// @param limits what limits a comparison; may be empty
    public record Description(String visible, String limits, Suitability suitability) {}

    /// Somebody to compare, who may be a candidate or a filler.
    ///
    /// @param position from 1
    /// @param features of the latest full examination, while it is kept
    /// @param support likewise
    /// @param pictures at least one
    public record Entry(
            UUID id,
            int position,
            Optional<Assessment> assessment,
            Optional<Features> features,
            Optional<Support> support,
            List<Shown> pictures) {
        boolean isKept() {
            return assessment.filter(it -> it == Assessment.KEEP).isPresent();
        }
    }

    /// A picture under an id that only this sheet has.
    public record Shown(UUID id) {}

    /// @param picked the entry, of 'this person'
    /// @param grounds may be empty unless somebody is picked
    public record Conclusion(Answer answer, Optional<UUID> picked, String grounds, Instant at) {}

    public Sheet {
        entries = List.copyOf(entries);
        probe = List.copyOf(probe);
    }

    /// Other frames of the clip that the probe is of, with the same person; none if it is of no clip.
    public List<Shown> otherFrames() {
        return probe.subList(Math.min(2, probe.size()), probe.size());
    }

    /// @throws Refusal if it has none of that id, or they are not open
    public Entry entry(UUID id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("entry"));
    }
}

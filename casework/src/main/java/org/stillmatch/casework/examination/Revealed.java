package org.stillmatch.casework.examination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.depiction.Frame;
import org.stillmatch.casework.depiction.Tone;

/// What nobody could see before the answers were fixed: what the search had listed, and who said what.
///
/// @param last whether it is the last of its rounds, so that it may be reopened
/// @param candidates best first; none of a test or a control
/// @param judgements the first seat first
public record Revealed(
        UUID examination,
        Optional<UUID> enquiry,
        Optional<UUID> still,
        Outcome outcome,
        boolean drawn,
        boolean last,
        List<Candidate> candidates,
        List<Judgement> judgements) {
    /// One whom the search had listed.
    ///
    /// @param subject by number; empty once erased
    /// @param lead whether the score reached the threshold
    /// @param fused what both judgements and the score come to together
    public record Candidate(
            int rank, Optional<Integer> subject, double score, double raw, boolean lead, Optional<Fusion> fused) {}

    /// A way in which an examiner looked at a picture.
    ///
    /// @param face the position of the entry on the sheet, from 1; empty of the still
    /// @param number of the picture among those of the entry or of the still, from 1
    public record Adjusted(Optional<Integer> face, int number, Frame frame, Tone tone) {}

    /// One examiner's answer.
    ///
    /// @param adjusted in the order in which it was done
    /// @param pickedRank of the candidate who was picked
    /// @param pickedFiller whether somebody was picked who was no candidate
    public record Judgement(
            Seat seat,
            Answer answer,
            Optional<Integer> pickedRank,
            boolean pickedFiller,
            Optional<Support> support,
            String grounds,
            List<Adjusted> adjusted) {
        public Judgement {
            adjusted = List.copyOf(adjusted);
        }
    }

    /// How an answer is to a lead that came of it and others.
    public enum Stance {
        AGREES,
        PICKED_NOBODY,
        PICKED_ANOTHER,

        /// Who cannot be the suspect.
        PICKED_FILLER,

        /// Whom a third answer picked is not known any more once that person was erased.
        NOT_KEPT;

        /// Whether it is known to be another answer than the lead's.
        public boolean differs() {
            return this != AGREES && this != NOT_KEPT;
        }
    }

    /// What one answer rests on, without whom it is about.
    ///
    /// @param support empty as well once the person was erased
    /// @param stands whether any custody image on which it rests may still be shown; true of one that rests on none
    /// @param limits of the probe, written down before any candidate was seen; may be empty
    public record Basis(
            Seat seat,
            Stance stance,
            boolean stands,
            Answer answer,
            Optional<Support> support,
            String grounds,
            String limits,
            Suitability suitability) {}

    public Revealed {
        candidates = List.copyOf(candidates);
        judgements = List.copyOf(judgements);
    }
}

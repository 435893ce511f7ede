package org.stillmatch.casework.examination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /// One examiner's answer.
    ///
    /// @param pickedRank of the candidate who was picked
    /// @param pickedFiller whether somebody was picked who was no candidate
    public record Judgement(
            Seat seat,
            Answer answer,
            Optional<Integer> pickedRank,
            boolean pickedFiller,
            Optional<Support> support,
            String grounds) {}

    public Revealed {
        candidates = List.copyOf(candidates);
        judgements = List.copyOf(judgements);
    }
}
